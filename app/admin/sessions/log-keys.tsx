"use client";

import { useEffect, useRef, useState } from "react";
import { moveBy, rememberRow } from "./move-by";

const keys: [string, string][] = [
  ["j", "Next session"],
  ["k", "Session before"],
  ["Enter", "Open the session"],
  ["/", "Search"],
  ["n", "Older page"],
  ["p", "Newer page"],
  ["?", "This help"],
];

const areOff = "portico-keys-off"; // kept in this browser

/**
 * The log by keyboard. Keys that somebody types into a field, or presses with another one, stay theirs; and who speaks to their
 * computer, where each letter may be meant otherwise, switches them off.
 */
export function LogKeys() {
  const help = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(!localStorage.getItem(areOff)), []);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const isTyping = (event.target as Element).closest(
        "input, select, textarea, [contenteditable], dialog, [popover]",
      );
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const work = works[event.key];
      if (!work) return;
      event.preventDefault();
      work();
    };
    const works: Record<string, () => void> = {
      j: () => moveBy(1),
      k: () => moveBy(-1),
      n: () => document.querySelector<HTMLElement>("a[rel=next]")?.click(),
      p: () => document.querySelector<HTMLElement>("a[rel=prev]")?.click(),
      "/": () => document.querySelector<HTMLInputElement>("#log-search")?.select(),
      "?": () => help.current?.showModal(),
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", rememberRow); // Enter on a link is a click too
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("click", rememberRow);
    };
  }, [isOn]);
  const toggle = () => {
    if (isOn) localStorage.setItem(areOff, "yes");
    else localStorage.removeItem(areOff);
    setOn(!isOn);
  };
  return (
    <>
      <button type="button" className="link max-sm:hidden noscript:hidden" onClick={() => help.current?.showModal()}>
        Keys
      </button>
      <dialog ref={help} aria-labelledby="log-keys" className="dialog">
        <h2 id="log-keys" className="mb-3 font-semibold text-lg">
          Keys
        </h2>
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
          {keys.map(([key, meaning]) => (
            <div key={key} className="col-span-2 grid grid-cols-subgrid">
              <dt>
                <kbd className="rounded border border-edge px-1.5 font-mono text-sm">{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <label className="mt-3 flex min-h-11 items-center gap-2">
          <input type="checkbox" checked={isOn} onChange={toggle} />
          Use these keys
        </label>
        <form method="dialog" className="mt-3">
          <button type="submit" className="button">
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}

"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useState } from "react";

type Props = { stream: string; newest: Route /** Of more it is said that they are more. */; most: number };
type Standing = "off" | "on" | "lost" | "over";

const wish = "portico-live"; // kept for this tab: showing what is new keeps it on

/**
 * Says that new sessions have come, when somebody wants to know. It has its own place, so that nothing below it moves. They
 * appear when they are asked for, in the page as it is.
 */
export function LiveBar({ stream, newest, most }: Props) {
  const [standing, setStanding] = useState<Standing>("off");
  const [count, setCount] = useState(0);
  const isOn = standing !== "off" && standing !== "over";
  const router = useRouter();
  useEffect(() => {
    if (sessionStorage.getItem(wish)) setStanding("on");
  }, []);
  useEffect(() => {
    setCount(0); // another stream counts from another row on
    if (!isOn) return;
    const source = new EventSource(stream);
    source.addEventListener("open", () => setStanding("on"));
    source.addEventListener("count", ({ data }) => setCount(Number(data)));
    source.addEventListener("over", () => {
      source.close();
      setStanding("over");
    });
    source.addEventListener("error", () => {
      // it comes back by itself, unless the server answered that it will not have us
      setStanding(source.readyState === EventSource.CLOSED ? "over" : "lost");
    });
    return () => source.close();
  }, [isOn, stream]);

  const show = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.currentTarget.href === location.href) router.refresh();
    else router.push(newest);
  };
  const toggle = () => {
    if (isOn) sessionStorage.removeItem(wish);
    else sessionStorage.setItem(wish, "on");
    setStanding(isOn ? "off" : "on");
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4">
      <p role="status" className="text-sm">
        {count > 0 && (
          <a href={newest} className="link font-medium" onClick={show}>
            {count > most ? `${most}+` : count} new {count === 1 ? "session" : "sessions"} – Show
          </a>
        )}
        {standing === "lost" && <span className="text-muted">Connecting again…</span>}
        {standing === "over" && <span className="text-muted">Live has ended. Reload the page to begin again.</span>}
      </p>
      <button type="button" aria-pressed={isOn} onClick={toggle} className="toggle noscript:hidden">
        <span aria-hidden="true" className="toggle-dot" />
        Live
      </button>
    </div>
  );
}

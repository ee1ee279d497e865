"use client";

import { Check, Copy } from "lucide-react";
import { useState, useSyncExternalStore } from "react";

const subscribeToNothing = () => () => {};

/** An id in full, one click away from the clipboard. Without JavaScript a click selects the whole of it. */
export function CopyableId({ value, label }: { value: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const canCopy = useSyncExternalStore(
    subscribeToNothing,
    () => "clipboard" in navigator,
    () => false,
  );
  const Icon = isCopied ? Check : Copy;
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="select-all break-all font-mono text-sm">{value}</code>
      {canCopy && (
        <button
          type="button"
          aria-label={`Copy ${label}`}
          className="-my-3 grid size-11 shrink-0 cursor-pointer place-items-center rounded-lg text-muted hover:text-ink"
          onClick={() => navigator.clipboard.writeText(value).then(() => setCopied(true))}
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      )}
      <span role="status" className="sr-only">
        {isCopied ? `${label} copied` : ""}
      </span>
    </span>
  );
}

"use client";

import { useEffect } from "react";

/**
 * A click anywhere in a row of the log opens it: more to aim at. The row's link stays what keyboards and screen readers
 * meet, other links and buttons stay theirs, and text can still be marked.
 */
export function RowClicks() {
  useEffect(() => {
    const onClick = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
      if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey || target.closest("a, button")) return;
      if (getSelection()?.isCollapsed === false) return;
      target.closest("tr")?.querySelector<HTMLElement>("a[data-row]")?.click();
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  return null;
}

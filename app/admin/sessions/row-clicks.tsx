"use client";

import { useEffect } from "react";

/**
 * A click anywhere in a row of the log opens it: more to aim at. The row's link stays what keyboards and screen readers
 * meet, other links and buttons stay theirs, text can still be marked, and a click that closes a menu does no more.
 */
export function RowClicks() {
  useEffect(() => {
    let closesMenu = false; // the browser has closed it before the click is told
    const onPress = () => {
      closesMenu = document.querySelector(":popover-open") !== null;
    };
    const onClick = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent) => {
      if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey || target.closest("a, button")) return;
      if (closesMenu || getSelection()?.isCollapsed === false) return;
      target.closest("tr")?.querySelector<HTMLElement>("a[data-row]")?.click();
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("click", onClick);
    };
  }, []);
  return null;
}

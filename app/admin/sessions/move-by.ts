const openedRow = "portico-row"; // kept for this tab

/** Remembers which line is opened: who comes back goes on from it. */
export function rememberRow({ target }: MouseEvent) {
  const line = target instanceof Element && target.closest<HTMLAnchorElement>("a[data-row]");
  if (line) sessionStorage.setItem(openedRow, line.pathname);
}

/**
 * Moves the focus along the lines, from where it is, or else from the one that was opened last; where neither is in sight, to
 * the first that is. The browser shows it, and Enter follows the link.
 */
export function moveBy(step: number) {
  const lines = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const opened = sessionStorage.getItem(openedRow);
  const focused = lines.findIndex((line) => rowOf(line).contains(document.activeElement));
  const here = focused === -1 ? lines.findIndex((line) => line.pathname === opened && isInSight(line)) : focused;
  const next = here === -1 ? lines.findIndex(isInSight) : Math.min(Math.max(here + step, 0), lines.length - 1);
  const line = lines[next] ?? lines[0];
  if (!line) return;
  line.focus();
  rowOf(line).scrollIntoView({ block: "nearest" });
}

const rowOf = (line: HTMLElement) => line.closest("tr") ?? line;

// the head of the table lies over what is scrolled behind it
function isInSight(line: HTMLElement) {
  const { top, bottom } = rowOf(line).getBoundingClientRect();
  const head = line.closest("table")?.tHead?.getBoundingClientRect().bottom ?? 0;
  return top >= head && bottom <= innerHeight;
}

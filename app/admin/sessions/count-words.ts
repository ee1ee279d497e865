import type { Page } from "@/lib/db/keyset";
import { countLimit } from "@/lib/session-logs/count";

/** How many a list has: what is all on one page is counted by that, however long counting would have taken. */
export const countOf = ({ rows, older, newer }: Page<unknown>, counted: number | null) =>
  older === null && newer === null ? rows.length : counted;

/** "1 session", "2,500 sessions", "10,000+ sessions"; "Many sessions" where counting would have taken too long. */
export function countWords(count: number | null): string {
  if (count === null) return "Many sessions";
  const number = Math.min(count, countLimit).toLocaleString("en");
  return `${number}${count > countLimit ? "+" : ""} session${count === 1 ? "" : "s"}`;
}

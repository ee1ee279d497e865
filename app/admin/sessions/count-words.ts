import { countLimit } from "@/lib/session-logs/count";

/** How many a list has that begins with this page: what is all on it is counted by that, however long counting would have taken. */
export const countOf = ({ rows, older }: { rows: unknown[]; older: string | null }, counted: number | null) =>
  older === null ? rows.length : counted;

/** "1 session", "2,500 sessions", "10,000+ sessions"; "Many sessions" where counting would have taken too long. */
export function countWords(count: number | null): string {
  if (count === null) return "Many sessions";
  const number = Math.min(count, countLimit).toLocaleString("en");
  return `${number}${count > countLimit ? "+" : ""} session${count === 1 ? "" : "s"}`;
}

import type { Position } from "@/lib/db/keyset";
import type { LogFilters } from "./filters";
import { findMatches, textAlone } from "./find-matches";
import type { Listed } from "./page-sql";
import { readByText } from "./read-by-text";
import { readMatches } from "./read-matches";

/** The rows that filters leave beyond a position: those of one page, and one more where there are more. */
export async function readPage(filters: LogFilters, position: Position | null, limit: number): Promise<Listed[]> {
  const asked = { filters, position, limit };
  const text = textAlone(filters);
  return text ? readByText(text, asked) : readMatches(asked, await findMatches(filters));
}

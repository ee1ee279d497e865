import { db } from "@/lib/db/client";
import type { Position } from "@/lib/db/keyset";
import type { LogFilters } from "./filters";
import { findMatches, type Matches } from "./find-matches";
import { findParts } from "./log-parts";
import { type LogQuery, logQuery, within } from "./log-query";
import { pageOfPartsSql, pageSql } from "./page-sql";
import { ofCommon, stretchesOf } from "./stretches";

type Listed = { id: string; requestedAt: Date };

/** The rows that filters leave beyond a position: those of one page, and one more where there are more. */
export async function readPage(filters: LogFilters, position: Position | null, limit: number): Promise<Listed[]> {
  const matches = await findMatches(filters);
  const parts = await findParts(filters, matches);
  if (parts?.keys.length === 0) return [];
  const query = parts?.query ?? logQuery(filters, matches);
  const found: Listed[] = [];
  for (const stretch of stretchesFor(query, matches, filters, position)) {
    const inStretch = { ...query, conditions: [...query.conditions, ...within(query.source, stretch)] };
    const rest = limit - found.length;
    const page = parts
      ? pageOfPartsSql({ ...parts, query: inStretch }, position, rest)
      : pageSql(inStretch, position, rest);
    found.push(...(await db().$queryRaw<Listed[]>(page)));
    if (found.length > limit) break;
  }
  return found;
}

const fewPeople = 8;
const manyPeople = 100;

/** Links lie in no months. And of few persons a look into each month costs less than another statement does. */
function stretchesFor(
  { source }: LogQuery,
  { isFew, people }: Matches,
  filters: LogFilters,
  position: Position | null,
) {
  if (source === "links" || (isFew && (people?.length ?? 0) <= fewPeople)) return [{}];
  return stretchesOf(filters, position, people && people.length > manyPeople ? ofCommon : undefined);
}

import type { Position } from "@/lib/db/keyset";
import { readRows } from "@/lib/db/read-rows";
import type { LogFilters } from "./filters";
import type { Matches } from "./find-matches";
import { findParts } from "./log-parts";
import { type LogQuery, logQuery, within } from "./log-query";
import { type Listed, pageOfPartsSql, pageSql } from "./page-sql";
import { ofCommon, stretchesOf } from "./stretches";

/** What a page is asked for by, from where on, and of how many rows. */
export type Asked = { filters: LogFilters; position: Position | null; limit: number };

/** A page of what filters leave, once it is known whom and which accounts they mean. */
export async function readMatches({ filters, position, limit }: Asked, matches: Matches): Promise<Listed[]> {
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
    found.push(...(await readRows<Listed>(page)));
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

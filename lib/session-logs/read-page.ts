import { db } from "@/lib/db/client";
import type { Position } from "@/lib/db/keyset";
import type { LogFilters } from "./filters";
import { findMatches } from "./find-matches";
import { findParts, type LogParts } from "./log-parts";
import { logQuery, within } from "./log-query";
import { pageOfPartsSql, pageSql } from "./page-sql";
import { type Stretch, stretchesOf } from "./stretches";

// Links lie in no months, and of few parts a look into each month costs less than another statement does.
const fewParts = 32;

type Listed = { id: string; requestedAt: Date };

/** The rows that filters leave beyond a position: those of one page, and one more where there are more. */
export async function readPage(filters: LogFilters, position: Position | null, limit: number): Promise<Listed[]> {
  const matches = await findMatches(filters);
  const parts = await findParts(filters, matches);
  if (!parts) return db().$queryRaw<Listed[]>(pageSql(logQuery(filters, matches), position, limit));
  const found: Listed[] = [];
  const isShort = parts.query.source === "links" || parts.keys.length <= fewParts;
  const stretches = isShort ? [{}] : stretchesOf(filters, position);
  for (const stretch of parts.keys.length ? stretches : []) {
    const page = pageOfPartsSql(inStretch(parts, stretch), position, limit - found.length);
    found.push(...(await db().$queryRaw<Listed[]>(page)));
    if (found.length > limit) break;
  }
  return found;
}

function inStretch(parts: LogParts, stretch: Stretch): LogParts {
  const { at, conditions } = parts.query;
  return { ...parts, query: { ...parts.query, conditions: [...conditions, ...within(at, stretch)] } };
}

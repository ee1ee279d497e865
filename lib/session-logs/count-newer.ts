import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/db/keyset";
import { databaseNow } from "@/lib/db/now";
import type { LogFilters } from "./filters";
import { findMatches } from "./find-matches";
import { logQuery } from "./log-query";
import { pageSql } from "./page-sql";

/** Of more it is said that they are more. */
export const newerLimit = 99;

/** Where a log ends that begins with this row; without one, now. */
export async function newestCursor(first: { id: string; requestedAt: Date } | undefined): Promise<string> {
  const at = first?.requestedAt ?? (await databaseNow());
  return encodeCursor({ direction: "newer", at, id: first?.id ?? "ffffffff-ffff-ffff-ffff-ffffffffffff" });
}

/**
 * How many sessions that match have come since, at most a hundred.
 * @throws {AppError} not_found for anyone but staff
 */
export async function countNewer(actor: CurrentUser, filters: LogFilters, since: string): Promise<number> {
  requirePermission(actor, "read_admin");
  const position = decodeCursor(since);
  if (!position) return 0;
  const query = logQuery(filters, await findMatches(filters));
  const [row] = await db().$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS "count" FROM (${pageSql(query, { ...position, direction: "newer" }, newerLimit)}) newer`;
  return row.count;
}

import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { isOutOfTime } from "@/lib/db/out-of-time";
import type { LogFilters } from "./filters";
import { findMatches } from "./find-matches";
import { findParts, type LogParts } from "./log-parts";
import { allOf, distinctOf, type LogQuery, logQuery } from "./log-query";

/** So many are counted; of more it is said that they are more. */
export const countLimit = 10_000;
const deadline = 250; // milliseconds

/**
 * How many sessions the filters leave: exact up to 10,000, one more than that where there are more, and null where
 * counting would have taken too long. Nobody waits for a number.
 * @throws {AppError} not_found for anyone but staff
 */
export async function countSessionLog(
  actor: CurrentUser,
  filters: LogFilters,
  deadlineMs = deadline,
): Promise<number | null> {
  requirePermission(actor, "read_admin");
  const matches = await findMatches(filters);
  const parts = await findParts(filters, matches);
  const counted = parts ? countOfPartsSql(parts) : countSql(logQuery(filters, matches));
  try {
    const [, rows] = await db().$transaction([
      db().$executeRaw`SELECT set_config('statement_timeout', ${String(deadlineMs)}, true)`,
      db().$queryRaw<[{ count: number }]>(counted),
    ]);
    return rows[0].count;
  } catch (error) {
    if (isOutOfTime(error)) return null;
    throw error;
  }
}

/** What counts them, in the order of an index, and stops one past the limit. */
export const countSql = (query: LogQuery, limit = countLimit) => Prisma.sql`
  SELECT count(*)::int AS "count" FROM (
    SELECT ${distinctOf(query)} 1 FROM ${query.fromForIds} ${allOf(query.conditions)}
    ORDER BY ${query.at} DESC, ${query.id} DESC LIMIT ${limit + 1}) counted`;

/** The same from parts of the log, one after the other. A limit of each keeps them from becoming a join with all of it. */
export const countOfPartsSql = ({ keys, keyType, isIn, query }: LogParts, limit = countLimit) => Prisma.sql`
  SELECT count(*)::int AS "count" FROM (
    SELECT 1 FROM unnest(${keys}::${keyType}[]) part("key") CROSS JOIN LATERAL (
      SELECT ${distinctOf(query)} 1 FROM ${query.fromForIds} ${allOf([isIn, ...query.conditions])}
      ORDER BY ${query.at} DESC, ${query.id} DESC LIMIT ${limit + 1}) found
    LIMIT ${limit + 1}) counted`;

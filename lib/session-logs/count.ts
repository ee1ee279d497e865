import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { hasText } from "@/lib/customers/named";
import { db } from "@/lib/db/client";
import { isOutOfTime } from "@/lib/db/out-of-time";
import { plannedAnew } from "@/lib/db/statement-name";
import type { LogFilters } from "./filters";
import { findMatches, textAlone } from "./find-matches";
import { findParts, type LogParts } from "./log-parts";
import { allOf, distinctOf, type LogQuery, logQuery, within } from "./log-query";

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
  const text = textAlone(filters);
  try {
    const ofText = text ? await countWithin(deadlineMs, countOfTextSql(text, filters)) : null;
    return ofText ?? (await countWithin(deadlineMs, await countedBy(filters)));
  } catch (error) {
    if (isOutOfTime(error)) return null;
    throw error;
  }
}

async function countWithin(deadlineMs: number, counted: Prisma.Sql): Promise<number | null> {
  const [, [row]] = await db().$transaction([
    db().$executeRaw`SELECT set_config('statement_timeout', ${String(deadlineMs)}, true)`,
    db().$queryRaw<[{ count: number | null }]>(counted),
  ]);
  return row.count;
}

async function countedBy(filters: LogFilters): Promise<Prisma.Sql> {
  const matches = await findMatches(filters);
  const parts = await findParts(filters, matches);
  return parts ? countOfPartsSql(parts) : countSql(logQuery(filters, matches));
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

const mostPeople = 2_000;

/**
 * Person by person of a text: a few hundred have come ten thousand times. Null where not all were asked and it was not enough, as
 * when many have the text and a day is asked for: those visits are rather asked for their persons.
 */
const countOfTextSql = (text: string, times: Pick<LogFilters, "from" | "to">) => Prisma.sql`
  WITH people AS MATERIALIZED (SELECT t."userId" FROM "UserText" t ${plannedAnew} WHERE ${hasText(text)} LIMIT ${mostPeople + 1}),
  counted AS MATERIALIZED (
    SELECT count(*)::int AS "count" FROM (SELECT 1 FROM people p CROSS JOIN LATERAL (
      SELECT 1 FROM "PortalSession" s ${allOf([Prisma.sql`s."userId" = p."userId"`, ...within("rows", times)])}
      LIMIT ${countLimit + 1}) found LIMIT ${countLimit + 1}) found)
  SELECT CASE WHEN "count" > ${countLimit} OR (SELECT count(*) FROM people) <= ${mostPeople} THEN "count" END AS "count"
  FROM counted`;

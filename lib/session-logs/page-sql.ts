import { Prisma } from "@/generated/prisma/client";
import { orderSql, type Position } from "@/lib/db/keyset";
import type { LogParts } from "./log-parts";
import { allOf, conditionsBeyond, distinctOf, type LogQuery } from "./log-query";

/** A row of what these read. */
export type Listed = { id: string; requestedAt: Date };

/** What reads the ids of one page, and of one row more. */
export function pageSql(query: LogQuery, position: Position | null, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${distinctOf(query)} ${query.id} AS "id", ${query.at} AS "requestedAt"
    FROM ${query.fromForIds} ${allOf(conditionsBeyond(query, position))}
    ${orderSql(position, query.at, query.id)} LIMIT ${limit + 1}`;
}

/** The same from parts of the log: a page of each, and of all of those the first. */
export function pageOfPartsSql(
  { keys, keyType, isIn, query }: LogParts,
  position: Position | null,
  limit: number,
): Prisma.Sql {
  const ofPart = pageSql({ ...query, conditions: [isIn, ...query.conditions] }, position, limit);
  return Prisma.sql`
    SELECT found."id", found."requestedAt" FROM unnest(${keys}::${keyType}[]) part("key") CROSS JOIN LATERAL (${ofPart}) found
    ${orderSql(position, Prisma.sql`"requestedAt"`, Prisma.sql`"id"`)} LIMIT ${limit + 1}`;
}

import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { plannedAnew } from "@/lib/db/statement-name";
import type { LogFilters } from "./filters";
import type { Matches } from "./find-matches";
import { allOf, askedOfLink, asksForChange, isOnePerson, type LogQuery, logQuery, presentOf } from "./log-query";

/**
 * Parts of the log that together hold every row that filters leave. Each is in the log's order in an index, so a page of
 * all of them is read from their beginnings, however many rows each filter leaves by itself (decision 33).
 */
export type LogParts = {
  keys: string[];
  keyType: Prisma.Sql;
  /** Whether a row "s" is in the part of `part."key"`. */
  isIn: Prisma.Sql;
  /** What is left to ask of the rows in a part. */
  query: LogQuery;
};

const { sql } = Prisma;

// Each part is a look into an index of each month: so many cost less than the walk past what does not match. Of more
// combinations than these most of the log is made, and the walk meets a page of them soon.
const most = 200;

/** The parts; null where one index has the rows in the log's order as they are. */
export async function findParts(filters: LogFilters, matches: Matches): Promise<LogParts | null> {
  const { person, people, isFew, account, onBehalfOf } = matches;
  if (isFew && !people) return null;
  const { outcome, reason, from, to } = filters;
  const isChanged = !people && asksForChange(filters); // the links to what changed know it, too
  const asked = askedOfCombination(filters, matches);
  const keys = asked.length > (isChanged ? 0 : 1) ? await findCombinations(asked, isChanged ? filters : null) : null;
  if (people) {
    const query = logQuery(filters, { isFew, account });
    return { keys: keys?.length === 0 ? [] : people, keyType: sql`uuid`, isIn: sql`s."userId" = part."key"`, query };
  }
  if (!keys || keys.length > most) return null;
  const rest = { person, ...(onBehalfOf === undefined && { account }) };
  return {
    keys,
    keyType: sql`bigint`,
    isIn: isChanged ? sql`l."combination" = part."key"` : sql`${keyOfRow} = part."key"`,
    query: logQuery({ outcome, reason, from, to }, rest, isChanged ? "links" : "rows"),
  };
}

/** @param changed only those that had such an outcome, which the links know of each: one look into their index */
async function findCombinations(asked: Prisma.Sql[], changed: LogFilters | null): Promise<string[]> {
  const conditions = changed ? [...asked, hadOutcome(changed)] : asked;
  const rows = await db().$queryRaw<{ key: string }[]>`
    SELECT ${changed ? sql`c."id"` : keyOfCombination}::text AS "key" FROM "LogCombination" c ${plannedAnew}
    WHERE ${Prisma.join(conditions, " AND ")} LIMIT ${most + 1}`;
  return rows.map(({ key }) => key);
}

// a scalar subquery is asked combination by combination: a join might read all links first
function hadOutcome(changed: LogFilters): Prisma.Sql {
  const ofCombination = [sql`l."combination" = c."id"`, ...askedOfLink(changed)];
  return sql`(SELECT EXISTS (SELECT FROM "PortalSessionOutcome" l ${allOf(ofCombination)}))`;
}

function askedOfCombination(filters: LogFilters, { onBehalfOf }: Matches): Prisma.Sql[] {
  const { state, flow, error, configuration, locale, mode, staff } = filters;
  if (isOnePerson(staff)) return [];
  return presentOf([
    state && sql`c."state" = ${state}::"PortalSessionState"`,
    flow && sql`c."flow" = ${flow}`,
    error && sql`c."errorCode" = ${error}`,
    configuration && sql`c."configurationId" = ${configuration}`,
    locale && sql`c."locale" = ${locale}`,
    mode && sql`c."livemode" = ${String(mode === "live")}`,
    staff && sql`c."isByStaff" = ${staff === "any"}`,
    onBehalfOf && sql`c."onBehalfOf" = ${onBehalfOf}`,
  ]);
}

const keyOfCombination = sql`log_combination(c."state", c."flow", c."errorCode", c."configurationId", c."locale",
  c."livemode", c."onBehalfOf", c."isByStaff")`;

// word for word what the index is over (migration asked_configuration_index)
const keyOfRow = sql`log_combination(s."state", coalesce(s."flowType", s."requestedFlow", 'none'),
  coalesce(s."errorCode", ''), coalesce(s."configurationId", s."askedConfigurationId", ''), coalesce(s."locale", ''),
  coalesce(s."livemode"::text, ''), coalesce(s."onBehalfOf", ''), s."reason" IS NOT NULL)`;

import { Prisma } from "@/generated/prisma/client";
import { beyondSql, type Position } from "@/lib/db/keyset";
import { plannedAnew } from "@/lib/db/statement-name";
import { isCancellation } from "@/lib/subscriptions/changes";
import type { LogFilters } from "./filters";
import type { Matches } from "./find-matches";

/** The rows that filters leave: from where they are read, under which conditions, and by which columns they are ordered. */
export type LogQuery = {
  source: Source;
  from: Prisma.Sql; // has the sessions as "s"
  fromForIds: Prisma.Sql; // the same for who asks for nothing but `at` and `id`
  conditions: Prisma.Sql[];
  at: Prisma.Sql;
  id: Prisma.Sql;
};

const { sql } = Prisma;

/** From where rows are read: from the log, or from the links to what changed, each with its session. */
type Source = "rows" | "links";

/**
 * The filters as SQL. Each condition is one an index is in the order of (migration log_indexes), or a scalar subquery,
 * which PostgreSQL asks row by row on the way: a join it might do for the whole log before the first row.
 */
export function logQuery(filters: LogFilters, matches: Matches, source = sourceOf(filters, matches)): LogQuery {
  const { state, flow, error, configuration, locale, mode, from: begin, to: end } = filters;
  const at = timeOf(source);
  const ofSession = [
    state && sql`s."state" = ${state}::"PortalSessionState"`,
    flow && flowIs(flow),
    error && sql`s."errorCode" = ${error}`,
    configuration && sql`coalesce(s."configurationId", s."askedConfigurationId") = ${configuration}`,
    locale && sql`s."locale" = ${locale}`,
    mode && sql`s."livemode" = ${mode === "live"}`,
    matches.person,
    matches.account,
    filters.staff && openedBy(filters.staff),
  ];
  const conditions = [
    ...(source === "links" ? askedOfLink(filters) : presentOf([hasChanged(filters)])),
    ...within(source, { from: begin, to: end }),
    ...ofSession,
  ];
  const present = presentOf(conditions);
  if (source === "rows") {
    const from = sql`"PortalSession" s ${plannedAnew}`;
    return { source, from, fromForIds: from, conditions: present, at, id: sql`s."id"` };
  }
  // read in the order of the links, each with its session: LIMIT keeps it from becoming a join of everything
  const session = sql`SELECT * FROM "PortalSession" WHERE "id" = l."portalSessionId" LIMIT 1`;
  const links = sql`"PortalSessionOutcome" l ${plannedAnew}`;
  const from = sql`${links} CROSS JOIN LATERAL (${session}) s`;
  const fromForIds = ofSession.some(Boolean) ? from : links;
  return { source, from, fromForIds, conditions: present, at, id: sql`l."portalSessionId"` };
}

/** What changed has an order of its own, and each kind of it. The visits of few persons, or by one of staff, are fewer than its links. */
function sourceOf(filters: LogFilters, { isFew }: Matches): Source {
  return asksForChange(filters) && !isFew && !isOnePerson(filters.staff) ? "links" : "rows";
}

/** Whether openings by one of staff are asked for: they are few, and have an index of their own. */
export const isOnePerson = (staff: string | undefined) => staff !== undefined && staff !== "any" && staff !== "none";

/** What bounds a time: from then on, and until before then. */
export function within(source: Source, { from, to }: Bounds): Prisma.Sql[] {
  const at = timeOf(source);
  const times = [
    from && sql`${at} >= ${from.toISOString()}::timestamptz`,
    to && sql`${at} < ${to.toISOString()}::timestamptz`,
  ];
  return [...presentOf(times), ...idsWithin(source, { from, to })];
}

type Bounds = Pick<LogFilters, "from" | "to">;

/**
 * The ids of the months of a time. Months are ranges of ids, and where they are said, PostgreSQL looks at no other month, not
 * even to leave it out.
 */
function idsWithin(source: Source, { from, to }: Bounds): Prisma.Sql[] {
  if (source === "links") return []; // they lie in no months
  return presentOf([
    from && sql`s."id" >= log_ids_since(${from.toISOString()}::timestamptz)`,
    to && sql`s."id" < log_ids_before(${to.toISOString()}::timestamptz)`,
  ]);
}

/** The conditions of the rows that a query leaves beyond a position. */
export function conditionsBeyond({ source, at, id, conditions }: LogQuery, position: Position | null): Prisma.Sql[] {
  if (!position) return conditions;
  const bounds = position.direction === "newer" ? { from: position.at } : { to: new Date(position.at.getTime() + 1) };
  return [beyondSql(position, at, id), ...idsWithin(source, bounds), ...conditions];
}

const timeOf = (source: Source) => (source === "links" ? sql`l."requestedAt"` : sql`s."requestedAt"`);

/** Those that are asked for. */
export const presentOf = (conditions: unknown[]): Prisma.Sql[] =>
  conditions.filter((condition): condition is Prisma.Sql => condition instanceof Prisma.Sql);

/** One line an entry, though a session may have two outcomes of one kind. */
export const distinctOf = ({ source, at, id }: LogQuery) =>
  source === "links" ? sql`DISTINCT ON (${at}, ${id})` : Prisma.empty;

export const allOf = (conditions: Prisma.Sql[]) =>
  conditions.length ? sql`WHERE ${Prisma.join(conditions, " AND ")}` : Prisma.empty;

// 'none' and not null: an index is in the log's order behind a value only, and one would be enough for the portal's home
const flowIs = (flow: string) => sql`coalesce(s."flowType", s."requestedFlow", 'none') = ${flow}`;

/** Whether only visits are meant that changed something. */
export const asksForChange = ({ outcome, reason }: LogFilters) =>
  reason !== undefined || (outcome !== undefined && outcome !== "none");

/** What is asked of a link "l" to what changed, besides that there is one. */
export function askedOfLink({ outcome, reason }: LogFilters): Prisma.Sql[] {
  const isKind = outcome !== undefined && !["any", "none", "cancellation"].includes(outcome);
  // nothing else is given a reason; nobody walks through all that was, to find that out
  const isNever = reason && (outcome === "none" || (isKind && !isCancellation(outcome)));
  return presentOf([
    isNever && sql`false`,
    isKind && sql`l."kind" = ${outcome}`,
    outcome === "cancellation" && sql`l."cancelReason" IS NOT NULL`,
    reason && sql`l."cancelReason" = ${reason}`,
  ]);
}

function hasChanged(filters: LogFilters): Prisma.Sql | undefined {
  const ofSession = [sql`l."portalSessionId" = s."id"`, ...askedOfLink(filters)];
  const found = sql`(SELECT EXISTS (SELECT FROM "PortalSessionOutcome" l ${allOf(ofSession)}))`;
  if (asksForChange(filters)) return found;
  return filters.outcome === "none" ? sql`NOT ${found}` : undefined;
}

// a reason is what marks an opening by staff for ever: a constraint asks for it, and emptied with the person it is still there
function openedBy(staff: string): Prisma.Sql {
  if (staff === "any") return sql`s."reason" IS NOT NULL`;
  if (staff === "none") return sql`s."reason" IS NULL`;
  return sql`(s."reason" IS NOT NULL AND s."openedById" = ${staff}::uuid)`;
}

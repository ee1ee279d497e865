import { Prisma } from "@/generated/prisma/client";
import { orderSql, type Position } from "@/lib/db/keyset";
import { inlined } from "./copy-sql";
import type { LogFilters } from "./filters";
import type { Matches } from "./find-matches";
import { allOf, conditionsBeyond, distinctOf, logQuery } from "./log-query";

export const exportFormats = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const { raw, sql } = Prisma;

// What people or their browsers wrote is guarded in CSV; the rest are our own words, numbers, or ids as Stripe makes them.
const columns: [name: string, value: string, isGuarded?: "guarded"][] = [
  ["id", 's."id"'],
  ["requested_at", 's."requestedAt"'],
  ["state", 's."state"'],
  ["flow", 'coalesce(s."flowType", s."requestedFlow")', "guarded"],
  ["error_code", 's."errorCode"'],
  ["changes", 'c."kinds"'],
  ["cancel_reason", 'c."reasons"', "guarded"],
  ["cancel_comment", 'c."comments"', "guarded"],
  ["user_id", 's."userId"'],
  ["email", 'u."email"', "guarded"],
  ["name", 'u."name"', "guarded"],
  ["stripe_customer", 's."stripeCustomerId"', "guarded"],
  ["opened_by_id", 's."openedById"'],
  ["opened_by_role", 's."openedByRole"'],
  ["reason", 's."reason"', "guarded"],
  ["source", 's."source"', "guarded"],
  ["opened_at", 's."openedAt"'],
  ["returned_at", 's."returnedAt"'],
  ["failed_at", 's."failedAt"'],
  ["stripe_session", 's."stripeSessionId"', "guarded"],
  // as the log's filter and the overview take it; where there is no stripe_session it was asked for
  ["configuration", 'coalesce(s."configurationId", s."askedConfigurationId")', "guarded"],
  ["livemode", 's."livemode"'],
  ["locale", 's."locale"', "guarded"],
  ["on_behalf_of", 's."onBehalfOf"', "guarded"],
  ["return_url", 's."returnUrl"', "guarded"],
  ["stripe_request", 's."stripeRequestId"', "guarded"],
  ["stripe_status", 's."stripeStatus"'],
  ["stripe_ms", 's."stripeMs"'],
  ["network_address", 's."networkAddress"', "guarded"],
  ["user_agent", 's."userAgent"', "guarded"],
];

// why somebody canceled; looked up for those who did or said so, and for no other change
const cancelKinds = "'canceled', 'cancellation_scheduled', 'cancellation_reason_given'";
const said = (column: string) => `CASE WHEN l."kind" IN (${cancelKinds})
  THEN (SELECT o."${column}" FROM "Outcome" o WHERE o."id" = l."outcomeId") END`;
const gathered = raw(`string_agg(l."kind", ' ') AS "kinds", string_agg(${said("reason")}, ' ') AS "reasons",
  string_agg(${said("comment")}, ' / ') AS "comments"`);

/** The first line of the CSV; sent before the first row is there. */
export const csvHead = `${columns.map(([name]) => name).join(",")}\n`;

// The rule of csv.ts in PostgreSQL's words: spaces of every kind, then what begins a formula.
const space = "[:space:]\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
const formula = `^[${space}]*[=+@\\t\\r＝＋－＠-]`;
// What begins with a letter of ASCII (or what stands between Z and a), a digit or a slash begins no formula. That is seen at a
// glance and is most of what there is; the expression for the rest costs as much as a whole row without it.
const isPlain = (text: string) => `ascii(${text}) BETWEEN 65 AND 122 OR ascii(${text}) BETWEEN 47 AND 57`;
/** Text as a cell that a spreadsheet shows and does not run. */
export const guarded = (text: string) =>
  `CASE WHEN ${isPlain(text)} THEN ${text} WHEN ${text} ~ '${formula}' THEN '''' || ${text} ELSE ${text} END`;

/**
 * The COPY of all rows that the filters leave, newest first, from a position on. JSON has no control characters in it, so
 * as CSV with two of them for separators each object is a line as it is; COPY's own text format would double backslashes.
 */
export function exportSql({ filters, matches }: Filtered, format: ExportFormat, position: Position | null): string {
  const query = logQuery(filters, matches);
  const cells = columns.map(([name, value, isGuarded]) => {
    const cell = isGuarded && format === "csv" ? guarded(value) : value;
    return `${cell} AS "${name}"`;
  });
  const changes = isOfTimeOnly(filters) ? changesBeside(filters, position) : changesOfEach;
  const rows = inlined(sql`
    SELECT ${distinctOf(query)} ${raw(cells.join(", "))}
    FROM ${query.from} LEFT JOIN "User" u ON u."id" = s."userId" LEFT JOIN ${changes}
    ${allOf(conditionsBeyond(query, position))} ${orderSql(position, query.at, query.id)}`);
  if (format === "csv") return `COPY (${rows}) TO STDOUT WITH (FORMAT csv)`;
  return `COPY (SELECT row_to_json(r) FROM (${rows}) r) TO STDOUT WITH (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')`;
}

/** What is asked for, and what that comes to (findMatches). */
type Filtered = { filters: LogFilters; matches: Matches };

const isOfTimeOnly = ({ from: _, to: __, ...others }: LogFilters) =>
  Object.values(others).every((value) => value === undefined);

// What changed, looked up for each visit: of a few visits, that is least to do.
const changesOfEach = sql`LATERAL (
  SELECT ${gathered} FROM "PortalSessionOutcome" l WHERE l."portalSessionId" = s."id" GROUP BY l."portalSessionId") c ON true`;

/**
 * What changed in all of a time, read in the same order as the visits are, and beside them: of the whole log that
 * is a third of what looking up each visit costs, for three of four have changed nothing.
 */
function changesBeside(filters: LogFilters, position: Position | null): Prisma.Sql {
  const links = logQuery(filters, {}, "links");
  return sql`(
    SELECT ${links.at} AS "at", ${links.id} AS "id", ${gathered} FROM ${links.fromForIds}
    ${allOf(conditionsBeyond(links, position))} GROUP BY 1, 2
    ${orderSql(position, links.at, links.id)}) c ON c."at" = s."requestedAt" AND c."id" = s."id"`;
}

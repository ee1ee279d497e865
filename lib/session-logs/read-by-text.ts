import { Prisma } from "@/generated/prisma/client";
import { hasText } from "@/lib/customers/named";
import { orderSql } from "@/lib/db/keyset";
import { readRows } from "@/lib/db/read-rows";
import { plannedAnew } from "@/lib/db/statement-name";
import { findPeople, ofFew, personIsAmong, personIsNamed } from "./find-matches";
import { allOf, conditionsBeyond, logQuery, within } from "./log-query";
import type { Listed } from "./page-sql";
import { type Asked, readMatches } from "./read-matches";
import { stretchesOf } from "./stretches";

const { sql } = Prisma;

// The next rows tell how common a text is just there. What one in forty has is met on a way that is worth going.
const sample = 300;
const commonInSample = 8;
const worthGoing = 2_500;
// Whoever is meant is looked for further on, where they are neither few nor too many: an index of the log's order knows whose each
// visit is. The few are looked up, as are those who are not met there, since they came long ago.
const few = 700;
const many = 5_000;
const worthSearching = 20_000;
const worthLookingUp = 50_000;

/**
 * A page of those whose person has a text (decision 38). What many have is met on the way through the log, and what few have is read
 * by who they are. Each way has an end, so that whether they came often of late or long ago, nothing reads the whole log.
 */
export async function readByText(text: string, asked: Asked): Promise<Listed[]> {
  const met = await readOnTheWay(text, asked);
  if (met) return met;
  const { people, ids, page } = await readOfPeople(text, asked);
  if (ids) return readMatches(asked, ofFew(ids));
  const further = people > many ? await readNext(worthSearching, personIsNamed(text), asked) : page;
  if (isWhole(further, asked)) return further;
  const all = await findPeople(text, worthLookingUp);
  return readMatches(asked, all ? ofFew(all) : { person: personIsNamed(text) });
}

/** By asking each of the next rows; null where a page is not in those that are worth asking. */
async function readOnTheWay(text: string, asked: Asked): Promise<Listed[] | null> {
  const person = personIsNamed(text);
  const first = await readNext(sample, person, asked);
  if (isWhole(first, asked)) return first;
  if (first.length < commonInSample) return null;
  const further = await readNext(worthGoing, person, asked);
  return isWhole(further, asked) ? further : null;
}

/**
 * How many people have the text, who they are where they are few, and where there are more, the page of those of the next rows
 * who are among them. In one statement: to send a list of thousands there and back takes longer than to find it.
 */
async function readOfPeople(text: string, asked: Asked) {
  const isWorthIt = sql`k."people" BETWEEN ${few + 1} AND ${many}`;
  const next = nextSql(worthSearching, personIsAmong(sql`SELECT "userId" FROM meant`), asked, [isWorthIt]);
  const rows = await readRows<{ people: number; ids: string | null } & Listed>(sql`
    WITH meant AS MATERIALIZED (SELECT t."userId" FROM "UserText" t ${plannedAnew} WHERE ${hasText(text)} LIMIT ${many + 1}),
    known AS MATERIALIZED (SELECT count(*)::int AS "people" FROM meant)
    SELECT k."people", CASE WHEN k."people" <= ${few} THEN (SELECT string_agg("userId"::text, ' ') FROM meant) END AS "ids",
      found."id", found."requestedAt"
    FROM known k LEFT JOIN LATERAL (${next}) found ON true
    ${orderSql(asked.position, sql`found."requestedAt"`, sql`found."id"`)}`);
  const { people = 0, ids = null } = rows[0] ?? {};
  const page = rows.filter(({ id }) => id !== null).map(({ id, requestedAt }) => ({ id, requestedAt }));
  return { people, ids: people <= few ? (ids?.split(" ") ?? []) : null, page };
}

const isWhole = (found: Listed[], { limit }: Asked) => found.length > limit;

const readNext = (rows: number, person: Prisma.Sql, asked: Asked) => readRows<Listed>(nextSql(rows, person, asked));

/** What reads those of the next so many rows of a time whose person is meant. */
function nextSql(rows: number, person: Prisma.Sql, { filters, position, limit }: Asked, only: Prisma.Sql[] = []) {
  const { from, to } = filters;
  const [stretch = {}] = stretchesOf({ from, to }, position);
  const query = logQuery({ from, to }, {});
  const conditions = [...only, ...conditionsBeyond(query, position), ...within("rows", stretch)];
  const order = orderSql(position, query.at, query.id);
  return sql`
    SELECT s."id", s."requestedAt" FROM (
      SELECT s."id", s."requestedAt", s."userId" FROM ${query.from} ${allOf(conditions)} ${order} LIMIT ${rows}) s
    WHERE ${person} ${order} LIMIT ${limit + 1}`;
}

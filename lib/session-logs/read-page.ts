import { Prisma } from "@/generated/prisma/client";
import { orderSql, type Position } from "@/lib/db/keyset";
import { readRows } from "@/lib/db/read-rows";
import type { LogFilters } from "./filters";
import { findMatches, findPeople, ofFew, personIsAmong, personIsNamed, textAlone } from "./find-matches";
import { allOf, conditionsBeyond, logQuery, within } from "./log-query";
import type { Listed } from "./page-sql";
import { type Asked, readMatches } from "./read-matches";
import { stretchesOf } from "./stretches";

/** The rows that filters leave beyond a position: those of one page, and one more where there are more. */
export async function readPage(filters: LogFilters, position: Position | null, limit: number): Promise<Listed[]> {
  const asked = { filters, position, limit };
  const text = textAlone(filters);
  return text ? readByText(text, asked) : readMatches(asked, await findMatches(filters));
}

// The next rows tell how common a text is just there. What one in fifty has is met on a way that is worth going.
const sample = 400;
const commonInSample = 7;
const worthGoing = 3_500;
// further, whoever is known to be meant is looked for, if they are more than so many: an index of the log's order knows whose each
// visit is. Where they are not met there, or are fewer, each of them is looked up
const worthComparing = 700;
const worthSearching = 20_000;
const worthLookingUp = 50_000;

/**
 * A page of those whose person has a text. What few have is read by who they are, and what many have is met on the way through
 * the log. Each way has an end, so that whether they came often of late or long ago, nothing reads the whole log.
 */
async function readByText(text: string, asked: Asked): Promise<Listed[]> {
  const onTheWay = readOnTheWay(text, asked);
  onTheWay.catch(() => {}); // heard where it is waited for: who is listed is read without it
  const matches = await findMatches(asked.filters);
  const known = matches.people ?? matches.listed;
  if (known && known.length <= worthComparing) return readMatches(asked, matches);
  const met = known ? null : await onTheWay;
  if (met) return met;
  const person = known ? personIsAmong(known) : personIsNamed(text);
  const further = wholePage(await readNext(worthSearching, person, asked), asked);
  if (further) return further;
  const all = known ?? (await findPeople(text, worthLookingUp));
  return readMatches(asked, all ? ofFew(all) : matches);
}

/** By asking each of the next rows; null where a page is not in those that are worth asking. */
async function readOnTheWay(text: string, asked: Asked): Promise<Listed[] | null> {
  const person = personIsNamed(text);
  const first = await readNext(sample, person, asked);
  if (first.length > asked.limit) return first;
  return first.length < commonInSample ? null : wholePage(await readNext(worthGoing, person, asked), asked);
}

const wholePage = (found: Listed[], { limit }: Asked) => (found.length > limit ? found : null);

/** Those of the next so many rows of a time whose person is meant. */
async function readNext(rows: number, person: Prisma.Sql, { filters: { from, to }, position, limit }: Asked) {
  const [stretch = {}] = stretchesOf({ from, to }, position);
  const query = logQuery({ from, to }, {});
  const conditions = [...conditionsBeyond(query, position), ...within("rows", stretch)];
  const order = orderSql(position, query.at, query.id);
  return readRows<Listed>(Prisma.sql`
    SELECT s."id", s."requestedAt" FROM (
      SELECT s."id", s."requestedAt", s."userId" FROM ${query.from} ${allOf(conditions)} ${order} LIMIT ${rows}) s
    WHERE ${person} ${order} LIMIT ${limit + 1}`);
}

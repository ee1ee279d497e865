import { validate as isUuid } from "uuid";
import { Prisma } from "@/generated/prisma/client";
import { hasText, isNamed } from "@/lib/customers/named";
import { db } from "@/lib/db/client";
import { readRows } from "@/lib/db/read-rows";
import { plannedAnew } from "@/lib/db/statement-name";
import type { LogFilters } from "./filters";

/** What filters that look into other tables come to: a condition on the session "s"; none without such a filter. */
export type Matches = {
  person?: Prisma.Sql;
  /** Whether `person` leaves the visits of few persons, which an index of their own leads to. */
  isFew?: boolean;
  /** Those persons, where there are several. */
  people?: string[];
  account?: Prisma.Sql;
  /** The account, where `account` says no more than that the row names it. */
  onBehalfOf?: string;
};

const { sql } = Prisma;

// So many are looked up by their own index, row for row. Of more, one meets a page soon on the way through the log, newest
// first: each row's person is looked for among them, which costs next to nothing, and where they are too many to be
// listed, is asked for name and address.
const few = 1_600;
const some = 3_600;

/** Looks up whom and which accounts the filters mean, so that the log is then read by an index of its own. */
export async function findMatches({ person, account }: LogFilters): Promise<Matches> {
  const [ofPerson, ofAccount] = await Promise.all([
    person ? matchPerson(person) : {},
    account ? matchAccount(account) : {},
  ]);
  return { ...ofPerson, ...ofAccount };
}

async function matchPerson(text: string): Promise<Matches> {
  if (isCustomerId(text)) return { person: sql`s."stripeCustomerId" = ${text}`, isFew: true };
  if (!isText(text)) return { person: sql`s."userId" = ${text}::uuid`, isFew: true };
  const listed = await findPeople(text, some);
  if (!listed) return { person: personIsNamed(text) };
  if (listed.length <= few) return ofFew(listed);
  return { person: personIsAmong(sql`SELECT unnest(${listed}::uuid[])`) };
}

/** The visits of these persons, each of whom is looked up. */
export const ofFew = (people: string[]): Matches => ({
  person: sql`s."userId" = ANY(${people}::uuid[])`,
  isFew: true,
  people,
});

/**
 * Whether the person of a session "s" is among those of a query, compared session by session. As a query and not as a list, each of
 * whose ids would be weighed when it is planned; IS TRUE keeps it from a join.
 */
export const personIsAmong = (people: Prisma.Sql) => sql`(s."userId" IN (${people})) IS TRUE`;

/** Whether the person of a session "s" has this in address or name, asked session by session. */
export const personIsNamed = (text: string) => isNamed(text, sql`s."userId"`);

export const isCustomerId = (text: string) => /^cus_\w+$/.test(text);

/** Whether somebody is asked for by a part of address or name, and not by an id. */
const isText = (person: string) => !isCustomerId(person) && !isUuid(person);

/** The text that visits are asked for by, if by nothing else but a time. */
export function textAlone({ person, from: _, to: __, ...others }: LogFilters): string | undefined {
  const isAlone = Object.values(others).every((value) => value === undefined);
  return person && isAlone && isText(person) ? person : undefined;
}

/** The ids of those whose address or name has this in it; null where they are more than `most`. */
export async function findPeople(text: string, most: number): Promise<string[] | null> {
  // as one text: of thousands, reading a list takes longer than finding them
  const [row] = await readRows<{ ids: string | null }>(sql`
    WITH found AS MATERIALIZED (
      SELECT ARRAY(SELECT t."userId" FROM "UserText" t ${plannedAnew} WHERE ${hasText(text)} LIMIT ${most + 1}) AS "ids")
    SELECT CASE WHEN cardinality("ids") <= ${most} THEN array_to_string("ids", ' ') END AS "ids" FROM found`);
  return row?.ids?.split(" ").filter(Boolean) ?? null;
}

async function matchAccount(account: string): Promise<Matches> {
  const where = { stripeAccountId: account };
  const customers = await db().customer.findMany({ where, select: { id: true }, take: few + 1 });
  const ids = customers.map(({ id }) => id);
  const isNamed = sql`s."onBehalfOf" = ${account}`;
  if (ids.length === 0) return { account: isNamed, onBehalfOf: account };
  if (ids.length <= few) return { account: sql`(${isNamed} OR s."customerId" = ANY(${ids}::uuid[]))` };
  const ofCustomer = sql`(SELECT c."stripeAccountId" FROM "Customer" c WHERE c."id" = s."customerId")`;
  return { account: sql`(${isNamed} OR ${ofCustomer} = ${account})` };
}

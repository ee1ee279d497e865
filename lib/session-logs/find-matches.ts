import { validate as isUuid } from "uuid";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import type { LogFilters } from "./filters";

/** What filters that look into other tables come to: a condition on the session "s"; none without such a filter. */
export type Matches = { person?: Prisma.Sql; account?: Prisma.Sql };

const { sql } = Prisma;

// So many are looked up by their own index, row for row. More are common, so one meets them soon on the way through the
// log, newest first, and asks each row's person instead.
const few = 1_000;

/** Looks up whom and which accounts the filters mean, so that the log is then read by an index of its own. */
export async function findMatches({ person, account }: LogFilters): Promise<Matches> {
  const [ofPerson, ofAccount] = await Promise.all([person && matchPerson(person), account && matchAccount(account)]);
  return { ...(ofPerson && { person: ofPerson }), ...(ofAccount && { account: ofAccount }) };
}

async function matchPerson(text: string): Promise<Prisma.Sql> {
  if (isCustomerId(text)) return sql`s."stripeCustomerId" = ${text}`;
  if (isUuid(text)) return sql`s."userId" = ${text}::uuid`;
  const ids = await findPeople(text);
  if (ids.length <= few) return sql`s."userId" = ANY(${ids}::uuid[])`;
  return sql`(SELECT ${named(text)} FROM "User" u WHERE u."id" = s."userId")`;
}

export const isCustomerId = (text: string) => /^cus_\w+$/.test(text);

/** The ids of those whose address or name has this in it: all of them where they are few, else the first ones. */
export async function findPeople(text: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "User" u WHERE ${named(text)} LIMIT ${few + 1}`;
  return rows.map(({ id }) => id);
}

// % and _ are wildcards of LIKE
const literal = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");
const named = (text: string) => {
  const part = `%${literal(text)}%`;
  return sql`(u."email" LIKE ${part.toLowerCase()} OR u."name" ILIKE ${part})`;
};

async function matchAccount(account: string): Promise<Prisma.Sql> {
  const where = { stripeAccountId: account };
  const customers = await db().customer.findMany({ where, select: { id: true }, take: few + 1 });
  const ids = customers.map(({ id }) => id);
  if (ids.length === 0) return sql`s."onBehalfOf" = ${account}`;
  if (ids.length <= few) return sql`(s."onBehalfOf" = ${account} OR s."customerId" = ANY(${ids}::uuid[]))`;
  const ofCustomer = sql`(SELECT c."stripeAccountId" FROM "Customer" c WHERE c."id" = s."customerId")`;
  return sql`(s."onBehalfOf" = ${account} OR ${ofCustomer} = ${account})`;
}

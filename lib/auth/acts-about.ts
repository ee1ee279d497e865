import { validate as isUuid } from "uuid";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { beyondSql, orderSql, type Position } from "@/lib/db/keyset";
import { readActions } from "./admin-event";
import { isEmail, normalizeEmail } from "./email-address";
import type { ActFilters } from "./list-staff-acts";

/** Whom or what acts were about, by each id it is written down under. */
export type Whom = {
  userIds: string[];
  customerIds: string[];
  stripeCustomerIds: string[];
  /** Of a portal session or of an event. */
  otherIds: string[];
};

const { sql } = Prisma;

/** Who is meant by an address or an id of theirs, else what by an id of its own; null for an address that nobody has. */
export async function findWhom(text: string): Promise<Whom | null> {
  const found = await db().user.findFirst({ where: userBy(text), include: { customers: true } });
  if (found) return whomOf([found.id], found.customers);
  if (isEmail(text)) return null;
  const customer = await db().customer.findFirst({ where: customerBy(text) });
  if (customer) return whomOf([], [customer]);
  const isOfStripe = /^cus_/.test(text); // a customer of Stripe's who is none of ours
  return { ...whomOf([], []), stripeCustomerIds: isOfStripe ? [text] : [], otherIds: [text] };
}

const customerBy = (id: string) => (isUuid(id) ? { id } : { stripeCustomerId: id });

function userBy(text: string): Prisma.UserWhereInput {
  if (isEmail(text)) return { email: normalizeEmail(text) };
  const ofCustomer = { customers: { some: customerBy(text) } };
  return isUuid(text) ? { OR: [{ id: text }, ofCustomer] } : ofCustomer;
}

const whomOf = (userIds: string[], customers: { id: string; stripeCustomerId: string }[]): Whom => ({
  userIds,
  customerIds: customers.map(({ id }) => id),
  stripeCustomerIds: customers.map(({ stripeCustomerId }) => stripeCustomerId),
  otherIds: [],
});

/**
 * The ids of a page of acts: done to them, to a visit or an event of theirs, or a reading of pages that were narrowed to them.
 * From each of these the latest, by an index, so that it costs by what is theirs and not by what all the staff did.
 */
export function actsAboutSql(whom: Whom, filters: ActFilters, position: Position | null, limit: number): Prisma.Sql {
  const { userIds, customerIds, stripeCustomerIds, otherIds } = whom;
  const order = orderSql(position, sql`"at"`, sql`"id"`);
  const latest = (which: Prisma.Sql) => sql`
    CROSS JOIN LATERAL (
      SELECT e."id", e."at" FROM "AdminEvent" e WHERE ${which} AND ${conditionOf(filters, position)}
      ${orderSql(position, sql`e."at"`, sql`e."id"`)} LIMIT ${limit}) act`;
  return sql`
    WITH subject("type", "id") AS (
      SELECT 'user', unnest(${userIds}::text[])
      UNION ALL SELECT 'customer', unnest(${customerIds}::text[])
      UNION ALL SELECT kind, s."id"::text FROM "PortalSession" s, unnest(${sessionTypes}::text[]) kind
        WHERE s."userId" = ANY (${userIds}::uuid[])
      UNION ALL SELECT 'event', v."id" FROM "StripeEvent" v WHERE v."stripeCustomerId" = ANY (${stripeCustomerIds}::text[])
      UNION ALL SELECT kind, unnest(${otherIds}::text[]) FROM unnest(${[...sessionTypes, "event"]}::text[]) kind
    ), found AS (
      SELECT act.* FROM subject ${latest(sql`e."subjectType" = subject."type" AND e."subjectId" = subject."id"`)}
      UNION
      SELECT act.* FROM unnest(${[...userIds, ...stripeCustomerIds]}::text[]) person
        ${latest(sql`e."after" #>> '{filters,person}' = person`)}
    )
    SELECT "id" FROM found ${order} LIMIT ${limit}`;
}

const sessionTypes = ["portal_session", "portalSession"]; // as reads of a session were written once

function conditionOf({ by, action, withoutReads, from, to }: ActFilters, position: Position | null): Prisma.Sql {
  const conditions = [
    by && sql`e."actorId" = ${by}::uuid`,
    withoutReads ? sql`e."action" <> ALL (${[...readActions]}::text[])` : action && sql`e."action" = ${action}`,
    from && sql`e."at" >= ${from.toISOString()}::timestamptz`,
    to && sql`e."at" < ${to.toISOString()}::timestamptz`,
    position && beyondSql(position, sql`e."at"`, sql`e."id"`),
  ].filter((one) => one instanceof Prisma.Sql);
  return conditions.length ? Prisma.join(conditions, " AND ") : sql`true`;
}

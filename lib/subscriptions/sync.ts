import { validate as isUuid } from "uuid";
import { db, type Transaction } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";
import { storeProducts } from "@/lib/plans/store";
import { toAppError } from "@/lib/stripe/errors";
import { readCustomer, type StripeCustomer } from "./read-customer";
import { readNewProducts } from "./read-new-products";
import { storeCustomer } from "./store-customer";
import { withoutPerson } from "./without-person";

/**
 * Re-reads a customer from Stripe and makes the mirror equal to it (decision 3). Idempotent; of two that overlap, the one
 * that began to read later stays.
 * @param withReversals false: refunds and disputes stay as they are known, where they are; that saves a call (decision 14)
 * @returns the customer's id here, or null for a customer of Stripe's who is none of our users
 * @throws {AppError} when Stripe cannot be read; nothing is changed then
 */
export async function syncCustomer(stripeCustomerId: string, { withReversals = true } = {}): Promise<string | null> {
  const { syncedAt, knownId, areChargesKnown } = await begin(stripeCustomerId);
  const found = await readCustomer(stripeCustomerId, { withReversals: withReversals || !areChargesKnown }).catch(
    (error) => Promise.reject(toAppError(error)),
  );
  if (found === "deleted") return markDeleted(stripeCustomerId, syncedAt);
  const customerId = knownId ?? (await makeRow(found));
  if (!customerId) return null;

  const products = await readNewProducts(found.subscriptions);
  await db().$transaction(async (tx) => {
    const newest = await lockNewest(tx, customerId, syncedAt);
    if (!newest) return;
    if (products.length) await storeProducts(tx, products, syncedAt);
    await storeCustomer(tx, newest.isErased ? withoutPerson(found) : found, { customerId, syncedAt });
  });
  return customerId;
}

/** The database's clock before anything is read, and what is known here of the customer. */
async function begin(stripeCustomerId: string) {
  const [row] = await db().$queryRaw<[{ syncedAt: Date; knownId: string | null; areChargesKnown: boolean }]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS "syncedAt", c."id" AS "knownId",
      c."chargesSyncedAt" IS NOT NULL AS "areChargesKnown"
    FROM (VALUES (${stripeCustomerId})) AS asked("id") LEFT JOIN "Customer" c ON c."stripeCustomerId" = asked."id"`;
  return row;
}

// The row is locked, so that two re-reads of one customer write one after the other.
async function lockNewest(tx: Transaction, customerId: string, syncedAt: Date): Promise<{ isErased: boolean } | null> {
  const rows = await tx.$queryRaw<{ isErased: boolean }[]>`
    SELECT "userId" IS NULL AS "isErased" FROM "Customer" WHERE "id" = ${customerId}::uuid AND ("syncedAt" IS NULL OR "syncedAt" <= ${syncedAt})
    FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

async function makeRow({ customer }: StripeCustomer): Promise<string | null> {
  // Stripe made it and we had no time to write it down: our user's id is in its metadata. Never by e-mail.
  const { userId } = customer.metadata;
  if (!userId || !(await isUser(userId))) return null;
  const data = { userId, stripeCustomerId: customer.id, livemode: isLivemode() };
  await db().customer.createMany({ data, skipDuplicates: true });
  const row = await db().customer.findUnique({ where: { stripeCustomerId: customer.id }, select: { id: true } });
  return row?.id ?? null; // null: this user has another customer already
}

const isUser = async (id: string) => isUuid(id) && (await db().user.count({ where: { id } })) === 1;

async function markDeleted(stripeCustomerId: string, syncedAt: Date): Promise<string | null> {
  return db().$transaction(async (tx) => {
    const row = await tx.customer.findUnique({ where: { stripeCustomerId } });
    if (!row || !(await lockNewest(tx, row.id, syncedAt))) return row?.id ?? null;
    await tx.subscription.deleteMany({ where: { customerId: row.id } }); // Stripe ends them with the customer
    const data = { deletedAt: row.deletedAt ?? syncedAt, defaultPaymentMethodId: null, syncedAt };
    await tx.customer.update({ where: { id: row.id }, data });
    return row.id;
  });
}

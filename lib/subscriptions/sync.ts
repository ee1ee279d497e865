import { validate as isUuid } from "uuid";
import { db, type Transaction } from "@/lib/db/client";
import { env, isLivemode } from "@/lib/env";
import { storePrices, storeProducts } from "@/lib/plans/store";
import { toAppError } from "@/lib/stripe/errors";
import { detailMarksOf } from "./detail-marks";
import { invoiceRow, itemRow, paymentMethodRow, subscriptionRow } from "./mirror-rows";
import { plannedChangeOf } from "./planned-change";
import { readCustomer, readProducts, type StripeCustomer } from "./read-customer";
import type { Reversal } from "./read-reversals";
import { withoutPerson } from "./without-person";

/**
 * Re-reads a customer from Stripe and makes the mirror equal to it (decision 3). Idempotent; of two that overlap, the one
 * that began to read later stays.
 * @param withReversals false: refunds and disputes stay as they are known, where they are; that saves a call (decision 14)
 * @returns the customer's id here, or null for a customer of Stripe's who is none of our users
 * @throws {AppError} when Stripe cannot be read; nothing is changed then
 */
export async function syncCustomer(stripeCustomerId: string, { withReversals = true } = {}): Promise<string | null> {
  const { syncedAt, areChargesKnown } = await begin(stripeCustomerId);
  const found = await readCustomer(stripeCustomerId, { withReversals: withReversals || !areChargesKnown }).catch(
    (error) => Promise.reject(toAppError(error)),
  );
  if (found === "deleted") return markDeleted(stripeCustomerId, syncedAt);
  const customerId = await ensureRow(found);
  if (!customerId) return null;

  const known = await db().product.findMany({ select: { id: true } });
  const knownIds = new Set(known.map(({ id }) => id));
  const products = await readProducts(found.subscriptions, knownIds).catch((error) =>
    Promise.reject(toAppError(error)),
  );
  await db().$transaction(async (tx) => {
    const newest = await lockNewest(tx, customerId, syncedAt);
    if (!newest) return;
    await storeProducts(tx, products, syncedAt);
    await store(tx, newest.isErased ? withoutPerson(found) : found, { customerId, syncedAt });
  });
  return customerId;
}

/** The database's clock before anything is read, and what is known here of the customer. */
async function begin(stripeCustomerId: string): Promise<{ syncedAt: Date; areChargesKnown: boolean }> {
  const [row] = await db().$queryRaw<[{ syncedAt: Date; areChargesKnown: boolean }]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS "syncedAt", EXISTS (SELECT 1 FROM "Customer"
      WHERE "stripeCustomerId" = ${stripeCustomerId} AND "chargesSyncedAt" IS NOT NULL) AS "areChargesKnown"`;
  return row;
}

// The row is locked, so that two re-reads of one customer write one after the other.
async function lockNewest(tx: Transaction, customerId: string, syncedAt: Date): Promise<{ isErased: boolean } | null> {
  const rows = await tx.$queryRaw<{ isErased: boolean }[]>`
    SELECT "userId" IS NULL AS "isErased" FROM "Customer" WHERE "id" = ${customerId}::uuid AND ("syncedAt" IS NULL OR "syncedAt" <= ${syncedAt})
    FOR NO KEY UPDATE`;
  return rows[0] ?? null;
}

async function store(tx: Transaction, found: StripeCustomer, of: { customerId: string; syncedAt: Date }) {
  const { customer, subscriptions, invoices, reversals, paymentMethod, passedOver } = found;
  const where = { customerId: of.customerId };
  const items = subscriptions.flatMap((subscription) => subscription.items.data);
  const prices = items.map(({ price }) => price);
  await storePrices(tx, prices, of.syncedAt);

  await tx.subscription.deleteMany({ where }); // with their items
  const rows = subscriptions.map(async (subscription) => ({
    ...subscriptionRow(subscription, of),
    plannedChange: (await plannedChangeOf(tx, subscription)) ?? undefined,
  }));
  await tx.subscription.createMany({ data: await Promise.all(rows) });
  await tx.subscriptionItem.createMany({ data: items.map((item) => itemRow(item, of.syncedAt)) });
  const before = await deleteInvoices(tx, of.customerId);
  const reversed = reversals ?? before;
  await tx.invoice.createMany({ data: invoices.map((invoice) => invoiceRow(invoice, of, reversed.get(invoice.id))) });
  for (const method of [paymentMethod, passedOver]) {
    if (!method) continue;
    // earlier cards stay: the history names them by brand and last four
    const row = paymentMethodRow(method, of);
    await tx.paymentMethod.upsert({ where: { id: row.id }, create: row, update: row });
  }
  await tx.customer.update({
    where: { id: of.customerId },
    data: {
      email: customer.email,
      name: customer.name,
      detailMarks: detailMarksOf(customer),
      country: customer.address?.country || null,
      portalFlag: customer.metadata.portico_portal || null,
      stripeAccountId: env().STRIPE_ACCOUNT ?? null,
      defaultPaymentMethodId: paymentMethod?.id ?? null,
      deletedAt: null,
      syncedAt: of.syncedAt,
      chargesSyncedAt: reversals ? of.syncedAt : undefined, // undefined leaves it as it is
    },
  });
}

/** @returns what was known of refunds and disputes, by the invoice's id */
async function deleteInvoices(tx: Transaction, customerId: string): Promise<Map<string, Reversal>> {
  const rows = await tx.$queryRaw<{ id: string; amountRefunded: bigint; disputeStatus: string | null }[]>`
    DELETE FROM "Invoice" WHERE "customerId" = ${customerId}::uuid RETURNING "id", "amountRefunded", "disputeStatus"`;
  return new Map(
    rows.map(({ id, amountRefunded, disputeStatus }) => [
      id,
      { amountRefunded: Number(amountRefunded), disputeStatus },
    ]),
  );
}

async function ensureRow({ customer }: StripeCustomer): Promise<string | null> {
  const where = { stripeCustomerId: customer.id };
  const known = await db().customer.findUnique({ where, select: { id: true } });
  if (known) return known.id;
  // Stripe made it and we had no time to write it down: our user's id is in its metadata. Never by e-mail.
  const { userId } = customer.metadata;
  if (!userId || !(await isUser(userId))) return null;
  const data = { userId, stripeCustomerId: customer.id, livemode: isLivemode() };
  await db().customer.createMany({ data, skipDuplicates: true });
  const row = await db().customer.findUnique({ where, select: { id: true } });
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

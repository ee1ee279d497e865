import { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { storePrices } from "@/lib/plans/store";
import { invoiceRow, itemRow, paymentMethodRow, subscriptionRow } from "./mirror-rows";
import { plannedChangeOf } from "./planned-change";
import type { StripeCustomer } from "./read-customer";
import type { Reversal } from "./read-reversals";

/** Makes the mirror of a customer equal to what was read; whoever calls holds the lock on their row. */
export async function storeCustomer(
  tx: Transaction,
  found: StripeCustomer,
  of: { customerId: string; syncedAt: Date },
): Promise<void> {
  const { customer, subscriptions, invoices, reversals, paymentMethod, passedOver, detailMarks } = found;
  const where = { customerId: of.customerId };
  const prices = subscriptions.flatMap(({ items }) => items.data.map(({ price }) => price));
  await storePrices(tx, prices, of.syncedAt, { onlyNews: true });

  await tx.subscription.deleteMany({ where }); // with their items
  const rows = subscriptions.map(async (subscription) => ({
    ...subscriptionRow(subscription, of),
    plannedChange: (await plannedChangeOf(tx, subscription)) ?? undefined,
  }));
  await tx.subscription.createMany({ data: await Promise.all(rows) });
  const items = subscriptions.flatMap(({ items }) =>
    items.data.map((item, position) => itemRow(item, { position, syncedAt: of.syncedAt })),
  );
  await tx.subscriptionItem.createMany({ data: items });
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
      detailMarks: detailMarks ?? Prisma.DbNull,
      country: customer.address?.country || null,
      portalFlag: customer.metadata.portico_portal || null,
      onBehalfOf: accountIdIn(customer.metadata.portico_on_behalf_of),
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

// what is no account's id would have Stripe refuse every visit
const accountIdIn = (text: string | undefined) => (text && /^acct_\w+$/.test(text) ? text : null);

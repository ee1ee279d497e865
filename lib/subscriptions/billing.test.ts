import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { findBilling } from "./billing";

it.each([
  [12, false],
  [13, true],
])("shows the last twelve of %i invoices, and knows whether there are older ones", async (count, hasOlderInvoices) => {
  const user = await newUser();
  const data = { userId: user.id, stripeCustomerId: `cus_${count}`, livemode: false };
  const { id: customerId } = await db().customer.create({ data });
  const amounts = { total: 2900, amountDue: 2900, amountPaid: 2900, currency: "eur", status: "paid" };
  const rows = Array.from({ length: count }, (_, at) => {
    const stripeCreatedAt = new Date(Date.UTC(2026, 0, 1 + at));
    return { id: `in_${count}_${at}`, customerId, ...amounts, stripeCreatedAt, syncedAt: new Date() };
  });
  await db().invoice.createMany({ data: rows });
  const billing = await findBilling(user.id);
  expect(billing?.invoices.map(({ id }) => id)).toEqual(
    rows
      .map(({ id }) => id)
      .toReversed()
      .slice(0, 12),
  );
  expect(billing?.hasOlderInvoices).toBe(hasOlderInvoices);
});

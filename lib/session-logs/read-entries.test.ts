import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { addOutcome, logRow, openedRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { findLogEntry } from "./list";
import { readEntries } from "./read-entries";

it("reads a list's entries as one is read by itself, in the order they were asked for", async () => {
  const [support, ana] = [await newUser({ role: "support", name: "Sue" }), await newUser({ name: "Ana “<Núñez>”" })];
  const customer = await db().customer.create({
    data: { userId: ana.id, stripeCustomerId: "cus_entries", livemode: false, stripeAccountId: "acct_1" },
  });
  const at = new Date("2026-11-20T10:00:00.123Z");
  const byStaff = { openedById: support.id, openedByRole: support.role, reason: 'she "asked"\nby phone' };
  const rows = [
    logRow(ana, at, {
      ...openedRow(at),
      ...byStaff,
      locale: "de",
      livemode: false,
      flowType: "subscription_cancel",
      customerId: customer.id,
    }),
    logRow(ana, at, { requestedFlow: "customer_update", askedConfigurationId: "bpc_1", userAgent: "Mozilla/5.0" }),
    logRow(ana, at, { userId: null, openedById: null }), // erased
  ];
  await db().portalSession.createMany({ data: rows });
  const ids = rows.map(({ id }) => id);
  await addOutcome(customer.id, "canceled", ids.slice(0, 1), {
    reason: "too_expensive",
    comment: "Tschüß, \u2028 bye",
  });
  await addOutcome(customer.id, "paused", ids.slice(0, 2));

  const order = [ids[2], ids[0], ids[1]].map(String);
  const entries = await readEntries([...order, crypto.randomUUID()]);
  expect(entries.map(({ id }) => id)).toEqual(order);
  expect(entries.map(({ customersAccount }) => customersAccount)).toEqual([null, "acct_1", null]);
  expect(entries.map(({ outcomes }) => outcomes.length)).toEqual([0, 2, 1]);
  for (const entry of entries) expect(await findLogEntry(support, entry.id)).toMatchObject(entry);
});

it("looks each up by itself, however small the log is", async () => {
  const ana = await newUser();
  const now = Date.now();
  const rows = Array.from({ length: 1_000 }, (_, at) => logRow(ana, new Date(now - at * 1_000)));
  await db().portalSession.createMany({ data: rows });
  await db().$executeRaw`ANALYZE`;
  const ids = rows.slice(0, 50).map(({ id }) => id);
  expect(await planOfSent("WITH ORDINALITY", () => readEntries(ids))).not.toMatch(/Hash Join|Merge Join/);
});

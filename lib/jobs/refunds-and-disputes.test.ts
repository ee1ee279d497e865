import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { deliver } from "@/lib/testing/deliver";
import {
  callsTo,
  decideDispute,
  eventsOf,
  forgetFaults,
  inject,
  newEventOf,
  openDispute,
} from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { workOff } from "@/lib/testing/work-off";
import { replayEvent } from "@/lib/webhooks/replay";
import { findDisputedCustomer } from "./find-disputed-customer";
import { mendDrift } from "./mend-drift";
import { reconcile } from "./reconcile";

beforeAll(prepareStripe);

/** Somebody who paid €29.00: the charge, and what the mirror says of the invoice. */
async function paid() {
  const { user, stripeCustomerId } = await newSubscriber("pro");
  const [charge] = (await stripe().charges.list({ customer: stripeCustomerId })).data;
  const invoice = async () => {
    const { amountPaid, amountRefunded, disputeStatus, status } = (await findBilling(user.id))?.invoices[0] ?? {};
    return { amountPaid, amountRefunded, disputeStatus, status };
  };
  return { stripeCustomerId, charge: charge?.id ?? "", invoice };
}

/** Hands in what Stripe tells of a charge, newest first, and works it off. */
async function hear(charge: string, type: Stripe.Event.Type) {
  const { data } = await stripe().events.list({ type, limit: 100 });
  const events = data.filter((event) => JSON.stringify(event.data).includes(charge));
  const answers: string[] = [];
  for (const event of events) answers.push(await deliver(event));
  await workOff();
  return { events, answers };
}

const nothing = { amountPaid: 2900, amountRefunded: 0, disputeStatus: null, status: "paid" };

describe("a refund", () => {
  it("is on the invoice: a part, another part, all of it, in whichever order it is heard of", async () => {
    const { charge, invoice } = await paid();
    expect(await invoice()).toEqual(nothing);
    await stripe().refunds.create({ charge, amount: 1000 });
    await hear(charge, "charge.refunded");
    expect(await invoice()).toEqual({ ...nothing, amountRefunded: 1000 });
    await stripe().refunds.create({ charge, amount: 400 });
    await stripe().refunds.create({ charge });
    await hear(charge, "charge.refunded");
    expect(await invoice()).toEqual({ ...nothing, amountRefunded: 2900 });
  });

  it("stands on the invoice that was paid by this charge and no other", async () => {
    const { stripeCustomerId, charge } = await paid();
    const [{ items } = { items: undefined }] = (await stripe().subscriptions.list({ customer: stripeCustomerId })).data;
    const price = items?.data[0]?.price.id;
    await stripe().subscriptions.create({ customer: stripeCustomerId, items: [{ price }] });
    await stripe().refunds.create({ charge, amount: 700 });
    await syncCustomer(stripeCustomerId);
    const rows = await db().invoice.findMany({ where: { customer: { stripeCustomerId } } });
    expect(rows.map(({ amountRefunded }) => Number(amountRefunded)).sort()).toEqual([0, 700]);
  });

  it("that no event told of is found by reconcile, and is then no drift any more", async () => {
    const { charge, invoice } = await paid();
    await reconcile({ isFull: true });
    await stripe().refunds.create({ charge, amount: 500 });
    expect(await reconcile({ isFull: true })).toMatchObject({ customersMended: 1 });
    expect(await invoice()).toEqual({ ...nothing, amountRefunded: 500 });
    expect(await reconcile({ isFull: true })).toMatchObject({ customersMended: 0 });
    await workOff();
  });
});

describe("a dispute", () => {
  it.each(["won", "lost"] as const)("is on the invoice from its first day until it is %s", async (outcome) => {
    const { charge, invoice } = await paid();
    const id = await openDispute(charge);
    const { answers } = await hear(charge, "charge.dispute.created");
    expect(answers).toEqual(["stored"]);
    expect(await invoice()).toEqual({ ...nothing, disputeStatus: "needs_response" });
    await decideDispute(id, outcome);
    await hear(charge, "charge.dispute.closed");
    expect(await invoice()).toEqual({ ...nothing, disputeStatus: outcome });
  });

  it("is the customer's own event once it is known whose it is", async () => {
    const { charge, stripeCustomerId } = await paid();
    await openDispute(charge);
    const { events } = await hear(charge, "charge.dispute.created");
    const row = await db().stripeEvent.findUnique({ where: { id: events[0]?.id } });
    expect(row).toMatchObject({ stripeCustomerId, processedAt: expect.any(Date), error: null });
    expect(await deliver(events[0] as Stripe.Event)).toBe("repeated");
  });

  it("of a charge of nobody's is put aside", async () => {
    const { charge } = await paid();
    await openDispute(charge);
    const [event] = (await stripe().events.list({ type: "charge.dispute.created", limit: 1 })).data;
    const gone = { ...event, id: "evt_of_nobody", data: { object: { ...event?.data.object, charge: "ch_gone" } } };
    expect(await deliver(gone as Stripe.Event)).toBe("stored");
    await workOff();
    const row = await db().stripeEvent.findUnique({ where: { id: "evt_of_nobody" } });
    expect(row).toMatchObject({ stripeCustomerId: null, processedAt: expect.any(Date) });
  });

  it("waits while Stripe cannot say whose it is, fails in the end, and may be replayed", async () => {
    const { charge, invoice } = await paid();
    await openDispute(charge);
    const [event] = (await stripe().events.list({ type: "charge.dispute.created", limit: 1 })).data;
    const eventId = event?.id ?? "";
    await deliver(event as Stripe.Event);
    await inject({ operation: `GET /v1/charges/${charge}`, status: 500, times: 4 });
    const attempt = findDisputedCustomer(eventId, { isLastTry: true });
    await expect(attempt).rejects.toMatchObject({ code: "stripe_unavailable" });
    await forgetFaults();
    const failed = await db().stripeEvent.findUnique({ where: { id: eventId } });
    expect(failed).toMatchObject({ failedAt: expect.any(Date), error: "stripe_unavailable" });
    await replayEvent(await newUser({ role: "admin" }), eventId);
    await workOff();
    expect(await invoice()).toMatchObject({ disputeStatus: "needs_response" });
  });
});

describe("what it costs at Stripe", () => {
  const reads = async () => {
    const [charges, disputes] = [await callsTo("/v1/charges", "GET"), await callsTo("/v1/disputes", "GET")];
    return [charges.length, disputes.length];
  };

  it("is one list for a customer who paid, none for one who did not, one more for a charge that is disputed", async () => {
    const { charge, stripeCustomerId } = await paid();
    const { id: penniless } = await stripe().customers.create({ metadata: { userId: (await newUser()).id } });
    const before = await reads();
    await syncCustomer(penniless);
    expect(await reads()).toEqual(before);
    await syncCustomer(stripeCustomerId);
    expect(await reads()).toEqual([(before[0] ?? 0) + 1, before[1]]);
    await openDispute(charge);
    await syncCustomer(stripeCustomerId);
    expect(await reads()).toEqual([(before[0] ?? 0) + 2, (before[1] ?? 0) + 1]);
  });

  it("is nothing where no event speaks of a charge, and what is known stays", async () => {
    const { charge, invoice, stripeCustomerId } = await paid();
    await stripe().refunds.create({ charge, amount: 300 });
    await hear(charge, "charge.refunded");
    const before = await reads();
    await deliver(await newEventOf(stripeCustomerId));
    await workOff();
    expect(await reads()).toEqual(before);
    expect(await invoice()).toEqual({ ...nothing, amountRefunded: 300 });
  });

  it("is one list where one of many events speaks of one, in whichever order they came", async () => {
    const { charge, invoice, stripeCustomerId } = await paid();
    await stripe().refunds.create({ charge, amount: 300 });
    const [refunded] = await eventsOf(stripeCustomerId, "charge.refunded");
    for (const event of [await newEventOf(stripeCustomerId), refunded, await newEventOf(stripeCustomerId)]) {
      await deliver(event as Stripe.Event);
    }
    const before = await reads();
    await workOff();
    expect(await reads()).toEqual([(before[0] ?? 0) + 1, before[1]]);
    expect(await invoice()).toEqual({ ...nothing, amountRefunded: 300 });
  });

  it("is one list for whose charges were never listed, whatever the event", async () => {
    const { charge, invoice, stripeCustomerId } = await paid();
    await stripe().refunds.create({ charge, amount: 300 });
    await db().customer.update({ where: { stripeCustomerId }, data: { chargesSyncedAt: null } });
    await deliver(await newEventOf(stripeCustomerId));
    await workOff();
    expect(await invoice()).toEqual({ ...nothing, amountRefunded: 300 });
  });

  it("is one list a day, however often other events have the customer read", async () => {
    const { charge, invoice, stripeCustomerId } = await paid();
    const chargesSyncedAt = new Date(Date.now() - 25 * 60 * 60_000);
    await db().customer.update({ where: { stripeCustomerId }, data: { chargesSyncedAt } });
    await stripe().refunds.create({ charge, amount: 300 });
    await deliver(await newEventOf(stripeCustomerId));
    await workOff();
    expect(await invoice()).toEqual(nothing); // its own event was lost
    expect(await mendDrift(new Date(Date.now() - 24 * 60 * 60_000))).toMatchObject({ customersMended: 1 });
    expect(await invoice()).toEqual({ ...nothing, amountRefunded: 300 });
  });
});

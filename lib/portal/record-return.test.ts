import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listOffers } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { readsPerMinute } from "@/lib/subscriptions/refresh-billing";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { callsTo, eventsOf, forgetFaults, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { withoutRules } from "@/lib/testing/without-rules";
import { openPortalSession } from "./open-session";
import { recordReturn } from "./record-return";
import { findReturnNotice } from "./return-notice";

beforeAll(prepareStripe);

let person: Awaited<ReturnType<typeof newSubscriber>>;
beforeEach(async () => {
  person = await newSubscriber("starter");
});

const request = { userAgent: null, networkAddress: null };
const row = () => db().portalSession.findFirstOrThrow({ where: { userId: person.user.id } });

async function visit() {
  const { user } = person;
  await openPortalSession({ user, intentKey: randomUUID(), flow: null, locale: null, source: "/account", request });
  return (await row()).id;
}

async function switchToPro() {
  const price = (await listOffers()).find(({ plan }) => plan === "pro")?.priceId;
  const item = person.subscription.items.data[0]?.id;
  await stripe().subscriptions.update(person.subscription.id, { items: [{ id: item, price }] });
}

describe("recordReturn", () => {
  it("marks the visit once and re-reads the billing at once", async () => {
    const visitId = await visit();
    await switchToPro();
    expect(await recordReturn(person.user.id, visitId)).toEqual({ userId: person.user.id });
    const first = await row();
    expect(first).toMatchObject({ state: "returned", returnedAt: expect.any(Date) });
    expect(await findReturnNotice(person.user.id, visitId)).toMatchObject({
      changes: [{ kind: "plan_changed", before: { plan: "Starter" }, after: { plan: "Pro" } }],
      isFresh: true,
    });
    expect(await recordReturn(person.user.id, visitId)).toEqual({ userId: person.user.id });
    expect((await row()).returnedAt).toEqual(first.returnedAt);
  });

  it("tells what the event told once, not twice", async () => {
    const visitId = await visit();
    await switchToPro();
    const [event] = await eventsOf(person.stripeCustomerId, "customer.subscription.updated");
    const fromPortal = { ...event, request: { id: "req_portal", idempotency_key: null } } as Stripe.Event;
    await deliverAndProcess(person.stripeCustomerId, [fromPortal]);
    await recordReturn(person.user.id, visitId);
    const notice = await findReturnNotice(person.user.id, visitId);
    expect(notice?.changes.map(({ kind }) => kind)).toEqual(["plan_changed"]);
  });

  it("tells a second change of one kind, of which no event has told yet", async () => {
    const visitId = await visit();
    const payWith = async (name: string) => {
      const { id } = await stripe().paymentMethods.attach(name, { customer: person.stripeCustomerId });
      await stripe().customers.update(person.stripeCustomerId, { invoice_settings: { default_payment_method: id } });
    };
    await payWith("pm_card_visa_debit");
    const [event] = await eventsOf(person.stripeCustomerId, "customer.updated");
    const fromPortal = { ...event, request: { id: "req_portal", idempotency_key: null } } as Stripe.Event;
    await deliverAndProcess(person.stripeCustomerId, [fromPortal]);
    await payWith("pm_card_mastercard");
    await recordReturn(person.user.id, visitId);
    const notice = await findReturnNotice(person.user.id, visitId);
    expect(notice?.changes.map(({ after }) => after)).toMatchObject([{ brand: "visa" }, { brand: "mastercard" }]);
  });

  it("tells a coupon and changed details at once, before any event", async () => {
    const visitId = await visit();
    const { id: coupon } = await stripe().coupons.create({
      percent_off: 20,
      duration: "forever",
      name: "Stay with us",
    });
    await stripe().subscriptions.update(person.subscription.id, { discounts: [{ coupon }] });
    await stripe().customers.update(person.stripeCustomerId, { name: "Ada King", phone: "+44 20 7946 0000" });
    await recordReturn(person.user.id, visitId);
    const notice = await findReturnNotice(person.user.id, visitId);
    expect(notice?.changes).toEqual([
      { kind: "promotion_applied", before: null, after: { name: "Stay with us" } },
      { kind: "details_changed", before: null, after: { fields: ["name", "phone"] } },
    ]);
    const [event] = await eventsOf(person.stripeCustomerId, "customer.discount.created");
    const fromPortal = { ...event, request: { id: "req_portal", idempotency_key: null } } as Stripe.Event;
    await deliverAndProcess(person.stripeCustomerId, [fromPortal]);
    expect((await findReturnNotice(person.user.id, visitId))?.changes.map(({ kind }) => kind).sort()).toEqual([
      "details_changed",
      "promotion_applied",
    ]);
    const [outcome] = await db().outcome.findMany({ where: { stripeEventId: fromPortal.id } });
    expect(outcome?.after).toEqual({ name: "Stay with us" });
  });

  it("is the owner's only", async () => {
    const visitId = await visit();
    const other = await newSubscriber();
    expect(await recordReturn(other.user.id, visitId)).toBeNull();
    expect(await recordReturn(person.user.id, randomUUID())).toBeNull();
    expect(await recordReturn(person.user.id, "no id at all")).toBeNull();
    expect(await row()).toMatchObject({ state: "open", returnedAt: null });
    expect(await findReturnNotice(other.user.id, visitId)).toBeNull();
  });

  it("lets a person back although Stripe is away, and says that the page may be behind", async () => {
    const visitId = await visit();
    await switchToPro();
    await inject({ operation: "GET /v1/subscriptions", status: 500, times: 2 });
    expect(await recordReturn(person.user.id, visitId)).toEqual({ userId: person.user.id });
    expect(await findReturnNotice(person.user.id, visitId)).toEqual({ changes: [], isFresh: false });
  });

  it("lets a person back in time although Stripe is slow", async () => {
    const visitId = await visit();
    for (const operation of ["GET /v1/subscriptions", "GET /v1/charges"]) {
      await inject({ operation, times: 2, hang: true });
    }
    const startedAt = performance.now();
    expect(await recordReturn(person.user.id, visitId)).toEqual({ userId: person.user.id });
    expect(performance.now() - startedAt).toBeLessThan(8_500);
    await forgetFaults();
  });

  it("asks Stripe no more of somebody who comes back in a loop", async () => {
    const visitId = await visit();
    const reads = async () => (await callsTo("/v1/subscriptions", "GET")).length;
    const before = await reads();
    for (let at = 0; at < readsPerMinute + 3; at++) {
      expect(await recordReturn(person.user.id, visitId)).toEqual({ userId: person.user.id });
    }
    expect((await reads()) - before).toBe(readsPerMinute);
  });

  it("attributes what came late in a long visit", async () => {
    const visitId = await visit();
    await withoutRules(
      (tx) => tx.$executeRaw`UPDATE "PortalSession" SET "stripeCreatedAt" = "stripeCreatedAt" - interval '20 minutes'
        WHERE "id" = ${visitId}::uuid`,
    );
    await switchToPro();
    const [event] = await eventsOf(person.stripeCustomerId, "customer.subscription.updated");
    const fromPortal = { ...event, request: { id: "req_portal", idempotency_key: null } } as Stripe.Event;
    await deliverAndProcess(person.stripeCustomerId, [fromPortal]);
    const outcome = () =>
      db().outcome.findFirstOrThrow({ include: { portalSessions: true }, orderBy: { recordedAt: "desc" } });
    expect(await outcome()).toMatchObject({ attribution: "outside", portalSessions: [] });
    await recordReturn(person.user.id, visitId);
    expect(await outcome()).toMatchObject({ attribution: "portal", portalSessions: [{ portalSessionId: visitId }] });
  });
});

import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openPortalSession } from "@/lib/portal/open-session";
import { stripe } from "@/lib/stripe/client";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf, newEventOf } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";

beforeAll(prepareStripe);

const minute = 60;
const visitor = () => ({ id: "req_1", idempotency_key: randomUUID() });
const byTime = { orderBy: { occurredAt: "asc" }, include: { portalSessions: true } } as const;

describe("news that comes late", () => {
  it("attributes a change by those before it, though they are told after it", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    const request = { userAgent: null, networkAddress: null };
    const intentKey = randomUUID();
    await openPortalSession({ user, intentKey, flow: null, locale: null, source: "/account", request });
    const event = await newEventOf(stripeCustomerId);
    const told = (minutes: number): Stripe.Event =>
      ({
        ...event,
        id: `${event.id}_${minutes}`,
        created: event.created + minutes * minute,
        request: visitor(),
      }) as Stripe.Event;
    // nothing but the first shows that the visit was in use until the second
    await deliverAndProcess(stripeCustomerId, [told(30)]);
    await deliverAndProcess(stripeCustomerId, [told(4)]);
    const outcomes = await db().outcome.findMany({ where: { customer: { stripeCustomerId } }, ...byTime });
    expect(outcomes).toMatchObject([{ attribution: "portal" }, { attribution: "portal" }]);
    expect(outcomes.flatMap(({ portalSessions }) => portalSessions)).toHaveLength(2);
  });

  it("attributes changes that a worker who was away for days reads at once", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    const event = await newEventOf(stripeCustomerId);
    const before = {
      ...event,
      id: `${event.id}_before`,
      created: event.created - 3 * 24 * 60 * minute,
    } as Stripe.Event;
    const request = { userAgent: null, networkAddress: null };
    const intentKey = randomUUID();
    await openPortalSession({ user, intentKey, flow: null, locale: null, source: "/account", request });
    const after = { ...event, id: `${event.id}_after`, created: event.created + minute, request: visitor() };
    await deliverAndProcess(stripeCustomerId, [before, after as Stripe.Event]);
    const outcomes = await db().outcome.findMany({ where: { customer: { stripeCustomerId } }, ...byTime });
    expect(outcomes).toMatchObject([{ attribution: "outside" }, { attribution: "portal" }]);
  });

  it("names a card that came and went before anything was read", async () => {
    const { stripeCustomerId: customer } = await newSubscriber();
    for (const name of ["pm_card_mastercard", "pm_card_amex"]) {
      const { id } = await stripe().paymentMethods.attach(name, { customer });
      await stripe().customers.update(customer, { invoice_settings: { default_payment_method: id } });
    }
    const [newest] = await eventsOf(customer, "customer.updated");
    await deliverAndProcess(customer, newest ? [newest] : []);
    const [outcome] = await db().outcome.findMany({ where: { customer: { stripeCustomerId: customer } } });
    expect(outcome).toMatchObject({
      kind: "payment_method_replaced",
      before: { brand: "mastercard", last4: "4444" },
      after: { brand: "amex", last4: "0005" },
    });
  });
});

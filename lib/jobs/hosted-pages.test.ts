import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openPortalSession } from "@/lib/portal/open-session";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf, newEventOf } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";

beforeAll(prepareStripe);

type Subscriber = Awaited<ReturnType<typeof newSubscriber>>;
type Request = Stripe.Event["request"];

async function visitor(): Promise<Subscriber> {
  const person = await newSubscriber();
  const request = { userAgent: null, networkAddress: null };
  const { user } = person;
  await openPortalSession({ user, intentKey: randomUUID(), flow: null, locale: null, source: "/account", request });
  return person;
}

const outcomesOf = ({ stripeCustomerId }: Subscriber) =>
  db().outcome.findMany({ where: { customer: { stripeCustomerId } }, orderBy: { kind: "asc" } });

const by = (event: Stripe.Event | undefined, request: Request) => ({ ...event, request }) as Stripe.Event;
const newest = async ({ stripeCustomerId }: Subscriber, type: Stripe.Event.Type) =>
  (await eventsOf(stripeCustomerId, type))[0];

describe("what was done on one of Stripe's pages while a visit was open", () => {
  it.each<[string, Request, "portal" | "outside"]>([
    ["without a request id, as the pages send it", { id: null, idempotency_key: randomUUID() }, "portal"],
    ["with one", { id: "req_1", idempotency_key: randomUUID() }, "portal"],
    ["by itself", { id: null, idempotency_key: null }, "outside"],
  ])("is attributed by its key: %s", async (_, request, attribution) => {
    const person = await visitor();
    await deliverAndProcess(person.stripeCustomerId, [by(await newEventOf(person.stripeCustomerId), request)]);
    expect(await outcomesOf(person)).toMatchObject([{ kind: "details_changed", attribution }]);
  });

  it.each([
    ["together", true],
    ["afterwards", false],
  ])("is outside where the same act subscribed, told %s", async (_, isTogether) => {
    const person = await visitor();
    const { stripeCustomerId } = person;
    const request = { id: null, idempotency_key: randomUUID() };
    const did = [
      by(await newEventOf(stripeCustomerId), request),
      by(await newest(person, "payment_method.attached"), request),
    ];
    const subscribed = by(await newest(person, "customer.subscription.created"), request);
    if (isTogether) await deliverAndProcess(stripeCustomerId, [...did, subscribed]);
    else for (const events of [did, [subscribed]]) await deliverAndProcess(stripeCustomerId, events);
    expect(await outcomesOf(person)).toMatchObject([{ attribution: "outside" }, { attribution: "outside" }]);
  });

  it("is outside where it pays for a subscription that begins, confirmed by 3D Secure or not", async () => {
    const person = await visitor();
    const paid = by(await newest(person, "invoice.paid"), { id: null, idempotency_key: "pi_1-payatt_1" });
    await deliverAndProcess(person.stripeCustomerId, [paid]);
    expect(await outcomesOf(person)).toMatchObject([{ kind: "invoice_paid", attribution: "outside" }]);
  });
});

import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listOffers } from "@/lib/plans/offers";
import { listPortalSessions } from "@/lib/portal/history";
import { openPortalSession } from "@/lib/portal/open-session";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { deliver, deliverAndProcess } from "@/lib/testing/deliver";
import { callsTo, eventsOf, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { processEvents } from "./process-events";

beforeAll(prepareStripe);

type Person = Awaited<ReturnType<typeof newSubscriber>>;

const visit = ({ user }: Person) =>
  openPortalSession({
    user,
    intentKey: randomUUID(),
    flow: null,
    locale: null,
    source: "/account",
    request: { userAgent: null, networkAddress: null },
  });

/** Switches the plan, and gives the event as the portal would have caused it: by a request without a key of a server. */
async function switchPlan({ subscription, stripeCustomerId }: Person, to: "pro" | "team"): Promise<Stripe.Event> {
  const price = (await listOffers()).find(({ plan }) => plan === to)?.priceId;
  await stripe().subscriptions.update(subscription.id, { items: [{ id: subscription.items.data[0]?.id, price }] });
  const [event] = await eventsOf(stripeCustomerId, "customer.subscription.updated");
  if (!event?.request) throw new Error("the local Stripe sent no event");
  return { ...event, request: { ...event.request, idempotency_key: randomUUID() } };
}

const outcomesOf = ({ stripeCustomerId }: Person) =>
  db().outcome.findMany({ where: { customer: { stripeCustomerId } }, include: { portalSessions: true } });

describe("processEvents", () => {
  it("brings the mirror up to date and the change into the history", async () => {
    const person = await newSubscriber("starter");
    await visit(person);
    await deliverAndProcess(person.stripeCustomerId, [await switchPlan(person, "pro")]);
    expect(await findBilling(person.user.id)).toMatchObject({ subscription: { plan: "Pro" } });
    const { rows } = await listPortalSessions(person.user.id, { limit: 5 });
    expect(rows).toMatchObject([
      {
        state: "open",
        outcomes: [
          { kind: "plan_changed", attribution: "portal", before: { plan: "Starter" }, after: { plan: "Pro" } },
        ],
      },
    ]);
  });

  it("writes an outcome once, however often its event is worked off", async () => {
    const person = await newSubscriber();
    await visit(person);
    const event = await switchPlan(person, "team");
    await deliverAndProcess(person.stripeCustomerId, [event]);
    await db().stripeEvent.update({ where: { id: event.id }, data: { processedAt: null } });
    await Promise.all([1, 2].map(() => processEvents(person.stripeCustomerId, { isLastTry: false })));
    const outcomes = await outcomesOf(person);
    expect(outcomes).toHaveLength(1);
    expect(outcomes[0]?.portalSessions).toHaveLength(1);
  });

  it("ends in Stripe's state when events come in the wrong order", async () => {
    const person = await newSubscriber("starter");
    const first = await switchPlan(person, "pro");
    const second = await switchPlan(person, "team");
    await deliverAndProcess(person.stripeCustomerId, [second]);
    await deliverAndProcess(person.stripeCustomerId, [first]);
    expect(await findBilling(person.user.id)).toMatchObject({ subscription: { plan: "Team" } });
  });

  it("puts what a server of ours did outside the portal", async () => {
    const person = await newSubscriber();
    await visit(person);
    const event = await switchPlan(person, "pro");
    const request = { id: "req_1", idempotency_key: "portico_something" };
    await deliverAndProcess(person.stripeCustomerId, [{ ...event, request }]);
    expect(await outcomesOf(person)).toMatchObject([{ attribution: "outside", portalSessions: [] }]);
  });

  it("shows what two open visits may have caused on both", async () => {
    const person = await newSubscriber();
    await visit(person);
    await visit(person);
    await deliverAndProcess(person.stripeCustomerId, [await switchPlan(person, "pro")]);
    const { rows } = await listPortalSessions(person.user.id, { limit: 5 });
    expect(rows.map(({ outcomes }) => outcomes.map(({ attribution }) => attribution))).toEqual([
      ["ambiguous"],
      ["ambiguous"],
    ]);
  });

  it("re-reads once for a burst", async () => {
    const person = await newSubscriber();
    const event = await switchPlan(person, "pro");
    for (let at = 0; at < 20; at++) await deliver({ ...event, id: `${event.id}_${at}` });
    const reads = async () => (await callsTo("/v1/subscriptions", "GET")).length;
    const before = await reads();
    await processEvents(person.stripeCustomerId, { isLastTry: false });
    expect((await reads()) - before).toBe(1);
    expect(
      await db().stripeEvent.count({ where: { stripeCustomerId: person.stripeCustomerId, processedAt: null } }),
    ).toBe(0);
  });

  it("keeps what could not be worked off for the next try, and marks it after the last", async () => {
    const person = await newSubscriber("starter");
    const event = await switchPlan(person, "pro");
    await deliver(event);
    const row = () => db().stripeEvent.findUniqueOrThrow({ where: { id: event.id } });
    await inject({ operation: "GET /v1/subscriptions", status: 500, times: 4 });
    const failure = { code: "stripe_unavailable" };
    await expect(processEvents(person.stripeCustomerId, { isLastTry: false })).rejects.toMatchObject(failure);
    expect(await row()).toMatchObject({ processedAt: null, failedAt: null, error: "stripe_unavailable" });
    await expect(processEvents(person.stripeCustomerId, { isLastTry: true })).rejects.toMatchObject(failure);
    expect(await row()).toMatchObject({ processedAt: null, failedAt: expect.any(Date) });
  });

  it("lets a poison event delay none of the others", async () => {
    const person = await newSubscriber("starter");
    const event = await switchPlan(person, "pro");
    await deliver({
      ...event,
      id: `${event.id}_poison`,
      data: { object: { ...event.data.object, items: null } },
    } as never);
    await deliver(event);
    await expect(processEvents(person.stripeCustomerId, { isLastTry: false })).rejects.toThrow();
    expect(await db().stripeEvent.findUnique({ where: { id: event.id } })).toMatchObject({
      error: null,
      processedAt: expect.any(Date),
    });
  });
});

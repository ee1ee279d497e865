import pg from "pg";
import Stripe from "stripe";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { portalConfiguration } from "@/lib/portal/configuration";
import { stripe } from "@/lib/stripe/client";
import { deliver } from "@/lib/testing/deliver";
import { eventsOf } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { receiveEvent } from "./receive";

beforeAll(prepareStripe);

async function newEvent() {
  const person = await newSubscriber();
  await stripe().customers.update(person.stripeCustomerId, { name: "Somebody Else" });
  const [event] = await eventsOf(person.stripeCustomerId, "customer.updated");
  if (!event) throw new Error("the local Stripe sent no event");
  return { ...person, event };
}
const jobs = (key: string) =>
  db().$queryRaw<{ key: string }[]>`SELECT "key" FROM graphile_worker.jobs WHERE "key" = ${key}`;

describe("receiveEvent", () => {
  it("stores an event once and counts its deliveries", async () => {
    const { event, stripeCustomerId } = await newEvent();
    const answers = await Promise.all([deliver(event), deliver(event), deliver(event)]);
    expect(answers.sort()).toEqual(["repeated", "repeated", "stored"]);
    expect(await db().stripeEvent.findUnique({ where: { id: event.id } })).toMatchObject({
      type: "customer.updated",
      stripeCustomerId,
      deliveries: 3,
      processedAt: null,
      livemode: false,
      apiVersion: Stripe.API_VERSION,
      requestId: event.request?.id,
    });
  });

  it("enqueues one job for all that waits of one customer", async () => {
    const { event, stripeCustomerId } = await newEvent();
    await deliver(event);
    await deliver({ ...event, id: `${event.id}_next` });
    expect(await jobs(`customer_${stripeCustomerId}`)).toHaveLength(1);
  });

  it("stores what comes at once together, each of them once, with one job for each customer", async () => {
    const [one, other] = [await newEvent(), await newEvent()];
    const sent = vi.spyOn(pg.Client.prototype, "query");
    const events = [1, 2, 3, 4, 4].flatMap((copy) =>
      [one, other].map(({ event }) => ({ ...event, id: `${event.id}_${copy}` })),
    );
    const answers = await Promise.all(events.map(deliver));
    const statements = sent.mock.calls.length;
    expect(answers.filter((answer) => answer === "stored")).toHaveLength(8);
    expect(answers.filter((answer) => answer === "repeated")).toHaveLength(2);
    expect(statements).toBe(2); // the first alone, all others after it
    const last = await db().stripeEvent.findUnique({ where: { id: `${one.event.id}_4` } });
    expect(last).toMatchObject({ deliveries: 2, createdAt: new Date(one.event.created * 1_000) });
    for (const { stripeCustomerId } of [one, other]) expect(await jobs(`customer_${stripeCustomerId}`)).toHaveLength(1);
  });

  it("lets an event that PostgreSQL cannot take keep back none that came with it", async () => {
    const { event } = await newEvent();
    const copies = [1, 2, 3].map((copy) => ({ ...event, id: `${event.id}_${copy}` }));
    const nul = { ...event, id: `${event.id}_nul`, data: { object: { ...event.data.object, name: "\u0000" } } };
    const answers = await Promise.allSettled([...copies, nul as Stripe.Event].map(deliver));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled", "rejected"]);
    expect(await db().stripeEvent.count({ where: { id: { in: copies.map(({ id }) => id) } } })).toBe(3);
  });

  it("stores and enqueues nothing without a good signature", async () => {
    const { event, stripeCustomerId } = await newEvent();
    const body = Buffer.from(JSON.stringify(event));
    expect(await receiveEvent(body, null)).toBe("bad_signature");
    expect(await receiveEvent(body, "t=1,v1=00")).toBe("bad_signature");
    expect(await db().stripeEvent.count({ where: { id: event.id } })).toBe(0);
    expect(await jobs(`customer_${stripeCustomerId}`)).toEqual([]);
  });

  it("keeps the portal URL out of what it stores", async () => {
    const { stripeCustomerId: customer } = await newSubscriber();
    const configuration = await portalConfiguration();
    const { url } = await stripe().billingPortal.sessions.create({ customer, configuration: configuration?.id });
    const [event] = await eventsOf(customer, "billing_portal.session.created");
    if (!event) throw new Error("the local Stripe sent no event");
    expect(JSON.stringify(event)).toContain(url); // Stripe sends it
    expect(await deliver(event)).toBe("stored");
    const { payload } = await db().stripeEvent.findUniqueOrThrow({ where: { id: event.id } });
    expect(JSON.stringify(payload)).not.toContain("/p/session/");
    expect(JSON.stringify(payload)).toContain("bps_");
  });

  it.each([
    ["a type that we don't handle", { type: "charge.succeeded" }],
    ["the other mode", { livemode: true }],
    ["nobody", { data: { object: { object: "invoice", customer: null } } }],
  ])("acknowledges and leaves out an event of %s", async (_, change) => {
    const { event } = await newEvent();
    expect(await deliver({ ...event, ...change } as Stripe.Event)).toBe("not_ours");
    expect(await db().stripeEvent.count({ where: { id: event.id } })).toBe(0);
  });
});

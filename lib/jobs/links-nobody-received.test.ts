import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { openPortalSession } from "@/lib/portal/open-session";
import { recordReturn } from "@/lib/portal/record-return";
import { stripe } from "@/lib/stripe/client";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";

beforeAll(prepareStripe);

type Subscriber = Awaited<ReturnType<typeof newSubscriber>>;
const request = { userAgent: null, networkAddress: null };
const click = ({ user }: Subscriber) =>
  openPortalSession({ user, intentKey: randomUUID(), flow: null, locale: null, source: "/account", request });

/** Stripe makes the session, and a gateway on the way answers in its place. */
async function failedClick(person: Subscriber) {
  await inject({ operation: "POST /v1/billing_portal/sessions", afterCommit: true, body: "{}" });
  await expect(click(person)).rejects.toMatchObject({ code: "stripe_unavailable" });
}

/** Stripe makes the session, and our server dies before it has the answer. */
async function cutOffClick({ user, stripeCustomerId: customer }: Subscriber) {
  const { id: customerId } = user.customer;
  const by = { openedById: user.id, openedByRole: user.role, userId: user.id, source: "/account" };
  const data = { ...by, customerId, stripeCustomerId: customer, intentKey: randomUUID() };
  const { id: idempotencyKey } = await db().portalSession.create({ data });
  const configuration = (await stripe().billingPortal.configurations.list({ limit: 1 })).data[0]?.id;
  await stripe().billingPortal.sessions.create({ customer, configuration }, { idempotencyKey });
}

/** A change as a visitor makes it, told together with the events of all portal sessions. */
async function change({ stripeCustomerId }: Subscriber) {
  await stripe().customers.update(stripeCustomerId, { name: "Ada King" }, { idempotencyKey: randomUUID() });
  const made = await eventsOf(stripeCustomerId, "billing_portal.session.created");
  const [changed] = await eventsOf(stripeCustomerId, "customer.updated");
  await deliverAndProcess(stripeCustomerId, changed ? [...made, changed] : made);
  return made.length;
}

const outcomeOf = ({ stripeCustomerId }: Subscriber) =>
  db().outcome.findFirstOrThrow({
    where: { customer: { stripeCustomerId } },
    include: { portalSessions: { select: { portalSession: { select: { state: true, stripeMs: true } } } } },
  });

describe.each([
  ["failed for us", failedClick, "failed"],
  ["was cut off by a crash", cutOffClick, "open"],
])("a visit that %s, though Stripe made it", (_, lost, state) => {
  it("has no part in what the next one changes", async () => {
    const person = await newSubscriber();
    await lost(person);
    await click(person);
    expect(await change(person)).toBe(2);
    const where = { userId: person.user.id };
    const rows = await db().portalSession.findMany({ where, orderBy: { requestedAt: "asc" } });
    expect(rows).toMatchObject([
      { state, stripeSessionId: expect.any(String) },
      { state: "open", stripeMs: expect.any(Number) },
    ]);
    const { attribution, portalSessions } = await outcomeOf(person);
    expect(attribution).toBe("portal");
    expect(portalSessions).toEqual([{ portalSession: { state: "open", stripeMs: rows[1]?.stripeMs } }]);
  });

  it("is not shown with a change that somebody else made", async () => {
    const person = await newSubscriber();
    await lost(person);
    await change(person);
    expect(await outcomeOf(person)).toMatchObject({ attribution: "outside", portalSessions: [] });
  });
});

it("a visit that somebody came back from was theirs", async () => {
  const person = await newSubscriber();
  await cutOffClick(person);
  await change(person);
  const { id } = await db().portalSession.findFirstOrThrow({ where: { userId: person.user.id } });
  await recordReturn(person.user.id, id);
  expect(await outcomeOf(person)).toMatchObject({ attribution: "portal" });
});

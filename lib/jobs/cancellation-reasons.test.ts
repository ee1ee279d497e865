import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listPortalSessions } from "@/lib/portal/history";
import { openPortalSession } from "@/lib/portal/open-session";
import { recordReturn } from "@/lib/portal/record-return";
import { findReturnNotice } from "@/lib/portal/return-notice";
import { stripe } from "@/lib/stripe/client";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { advanceClock, eventsOf } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";

beforeAll(prepareStripe);

const byVisitor = () => ({ idempotencyKey: randomUUID() });
type Details = Stripe.SubscriptionUpdateParams.CancellationDetails;

/** Somebody in the portal who cancels, and says why afterwards, as often as they like. */
async function whoCancels(how: "at once" | "at the end", ...words: Details[]) {
  const { user, stripeCustomerId, subscription } = await newSubscriber();
  const request = { userAgent: null, networkAddress: null };
  await openPortalSession({ user, intentKey: randomUUID(), flow: null, locale: null, source: "/account", request });
  if (how === "at once") await stripe().subscriptions.cancel(subscription.id);
  else await stripe().subscriptions.update(subscription.id, { cancel_at_period_end: true }, byVisitor());
  for (const cancellation_details of words) {
    await advanceClock(1);
    await stripe().subscriptions.update(subscription.id, { cancellation_details }, byVisitor());
  }
  const updated = await eventsOf(stripeCustomerId, "customer.subscription.updated");
  const deleted = await eventsOf(stripeCustomerId, "customer.subscription.deleted");
  const events = [...updated, ...deleted].filter(({ request }) => !request?.idempotency_key?.startsWith("stripe-node"));
  return { user, stripeCustomerId, events };
}

const outcomesOf = async (userId: string) => {
  const { rows } = await listPortalSessions(userId, { limit: 5 });
  return rows.flatMap(({ outcomes }) => outcomes.map(({ kind, reason, comment }) => ({ kind, reason, comment })));
};

describe("a reason that is given after canceling", () => {
  it.each([
    ["at the end", "cancellation_scheduled"],
    ["at once", "canceled"],
  ] as const)("reaches what was canceled %s, in any order and however often", async (how, kind) => {
    const said: Details[] = [{ feedback: "unused" }, { feedback: "too_expensive", comment: "Bye" }];
    const told = fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.boolean(), async (places, isTogether) => {
      const { user, stripeCustomerId, events } = await whoCancels(how, ...said);
      expect(events).toHaveLength(3);
      const twice = [...events, ...events].map((event) => ({ event, place: places.next().value ?? 0 }));
      const arrived = twice.sort((a, b) => a.place - b.place).map(({ event }) => event);
      if (isTogether) await deliverAndProcess(stripeCustomerId, arrived);
      else for (const event of arrived) await deliverAndProcess(stripeCustomerId, [event]);
      expect(await outcomesOf(user.id)).toEqual([{ kind, reason: "too_expensive", comment: "Bye" }]);
      // and nothing that was written has changed: each event has its own outcome
      expect(await db().outcome.count({ where: { customer: { stripeCustomerId } } })).toBe(3);
    });
    await fc.assert(told, { numRuns: 6 });
  });

  it("is no news to the person who comes back before the cancellation is told", async () => {
    const { user, stripeCustomerId, events } = await whoCancels("at the end", { feedback: "unused" });
    await deliverAndProcess(stripeCustomerId, events.slice(0, 1)); // the newest: the reason
    const { id } = await db().portalSession.findFirstOrThrow({ where: { userId: user.id } });
    await recordReturn(user.id, id);
    const notice = await findReturnNotice(user.id, id);
    expect(notice?.changes.map(({ kind }) => kind)).toEqual(["cancellation_scheduled"]);
  });

  it("is none where a cancellation is taken back", async () => {
    const { user, stripeCustomerId, events } = await whoCancels("at the end", { feedback: "unused" });
    await deliverAndProcess(stripeCustomerId, events);
    const [{ id } = { id: "" }] = (await stripe().subscriptions.list({ customer: stripeCustomerId })).data;
    await advanceClock(1);
    await stripe().subscriptions.update(id, { cancel_at_period_end: false }, byVisitor());
    const [kept] = await eventsOf(stripeCustomerId, "customer.subscription.updated");
    await deliverAndProcess(stripeCustomerId, kept ? [kept] : []);
    expect(await outcomesOf(user.id)).toMatchObject([
      { kind: "cancellation_scheduled", reason: "unused" },
      { kind: "cancellation_withdrawn", reason: null },
    ]);
  });
});

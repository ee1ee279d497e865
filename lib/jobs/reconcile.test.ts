import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { db } from "@/lib/db/client";
import { portalConfiguration } from "@/lib/portal/configuration";
import { enterClick } from "@/lib/portal/enter-click";
import { recordReturn } from "@/lib/portal/record-return";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { deliver, deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { processEvents } from "./process-events";
import { reconcile } from "./reconcile";
import { requestReconcile } from "./request-reconcile";

const readsPerSecond = 1_000;
process.env.STRIPE_READS_PER_SECOND = String(readsPerSecond); // before the settings are read: turns are counted, not waited for

beforeAll(prepareStripe);
// what another test lost would be found as well
beforeEach(async () => void (await reconcile({ isFull: true })));

/** A click that Stripe answered and that we forgot: the process was killed between the two. */
async function cutOff() {
  const { user, stripeCustomerId } = await newSubscriber();
  const entered = await enterClick({
    intentKey: randomUUID(),
    userId: user.id,
    openedBy: { id: user.id, role: "customer" },
    reason: null,
    customer: user.customer,
    deniedFor: null,
    requestedFlow: null,
    source: "/account",
    userAgent: null,
    networkAddress: null,
  });
  const id = entered?.id ?? "";
  const configuration = (await portalConfiguration())?.id;
  const params = { customer: stripeCustomerId, configuration };
  const session = await stripe().billingPortal.sessions.create(params, { idempotencyKey: id });
  await db()
    .$executeRaw`UPDATE "PortalSession" SET "requestedAt" = now() - interval '2 minutes' WHERE "id" = ${id}::uuid`;
  const row = () => db().portalSession.findUniqueOrThrow({ where: { id } });
  return { user, stripeCustomerId, stripeSessionId: session.id, row };
}

/** How many turns were taken, around the ring of them (lib/stripe/take-turn). */
const turnsTaken = async () =>
  (await db().rateLimiterFlexible.findUniqueOrThrow({ where: { key: "stripe-reads" } })).points;

describe("reconcile", () => {
  it("closes a visit that a crash cut off, from Stripe's own event", async () => {
    const { stripeCustomerId, stripeSessionId, row } = await cutOff();
    expect(await reconcile({ isFull: false })).toMatchObject({ visits: 1, visitsUnknown: 1 });
    await processEvents(stripeCustomerId, { isLastTry: false });
    expect(await row()).toMatchObject({ state: "open", stripeSessionId });
  });

  it("gives a visit that was lost what was changed in it, worked off before, once its person comes back", async () => {
    const { user, stripeCustomerId, row } = await cutOff();
    await stripe().customers.update(stripeCustomerId, { name: "Changed in the portal" });
    const [event] = await eventsOf(stripeCustomerId, "customer.updated");
    if (!event?.request) throw new Error("the local Stripe sent no event");
    const request = { ...event.request, idempotency_key: randomUUID() }; // the portal's, not a server's
    await deliverAndProcess(stripeCustomerId, [{ ...event, request }]);
    const outcome = () =>
      db().outcome.findFirst({ where: { stripeEventId: event.id }, include: { portalSessions: true } });
    expect(await outcome()).toMatchObject({ attribution: "outside" });
    await reconcile({ isFull: false });
    await processEvents(stripeCustomerId, { isLastTry: false });
    const { id: portalSessionId } = await row();
    expect(await outcome()).toMatchObject({ attribution: "outside" }); // nothing shows that anybody received its link
    await recordReturn(user.id, portalSessionId);
    expect(await outcome()).toMatchObject({ attribution: "portal", portalSessions: [{ portalSessionId }] });
  });

  it("stores the events that never came, each once, and works them off like the others", async () => {
    const { stripeCustomerId } = await newSubscriber();
    await reconcile({ isFull: true });
    await stripe().customers.update(stripeCustomerId, { name: "First" });
    await stripe().customers.update(stripeCustomerId, { name: "Second" });
    const [event] = await eventsOf(stripeCustomerId, "customer.updated");
    if (!event) throw new Error("the local Stripe sent no event");
    await deliver(event);
    expect(await reconcile({ isFull: false })).toMatchObject({ missed: 1 });
    expect(await reconcile({ isFull: true })).toMatchObject({ missed: 0 });
    expect(await deliver(event)).toBe("repeated");
    expect(await db().stripeEvent.findUnique({ where: { id: event.id } })).toMatchObject({ deliveries: 2 });
    await processEvents(stripeCustomerId, { isLastTry: false });
    expect(await db().outcome.count({ where: { customer: { stripeCustomerId }, kind: "details_changed" } })).toBe(2);
  });

  it("mends a mirror that drifted, and says so", async () => {
    const { user, stripeCustomerId } = await newSubscriber("pro");
    await db().subscription.updateMany({ where: { customer: { stripeCustomerId } }, data: { status: "canceled" } });
    expect(await reconcile({ isFull: true })).toMatchObject({ customersMended: 1 });
    expect(await findBilling(user.id)).toMatchObject({ subscription: { status: "active" } });
    const written = await db().adminEvent.findFirst({ where: { action: "reconcile" }, orderBy: { at: "desc" } });
    expect(written).toMatchObject({ actorId: null, after: { customersMended: 1 } });
    expect(await reconcile({ isFull: true })).toMatchObject({ customersMended: 0 });
  });

  it("counts a card that drifted", async () => {
    const { card } = await newSubscriber();
    const expYear = () => db().paymentMethod.findUniqueOrThrow({ where: { id: card.id }, select: { expYear: true } });
    const atStripe = await expYear();
    await db().paymentMethod.update({ where: { id: card.id }, data: { expYear: 2001 } });
    expect(await reconcile({ isFull: true })).toMatchObject({ customersMended: 1 });
    expect(await expYear()).toEqual(atStripe);
  });

  it("asks Stripe for no customer of the other mode, or of another account", async () => {
    const { stripeCustomerId } = await newSubscriber();
    const others = [
      { ...(await newUser()), livemode: true, stripeAccountId: null },
      { ...(await newUser()), livemode: false, stripeAccountId: "acct_other" },
    ];
    await db().customer.createMany({
      data: others.map(({ id, livemode, stripeAccountId }) => {
        return { userId: id, stripeCustomerId: `cus_of${id}`, livemode, stripeAccountId };
      }),
    });
    expect(await reconcile({ isFull: true })).toMatchObject({ customersUnread: 0 });
    const wasRead = { chargesSyncedAt: { not: null }, stripeCustomerId };
    expect(await db().customer.count({ where: wasRead })).toBe(1);
  });

  it("lets a customer that cannot be read stop none of the others", async () => {
    const [broken, drifted] = [await ensureCustomer(await newUser()), await newSubscriber()];
    const where = { customer: { stripeCustomerId: drifted.stripeCustomerId } };
    await db().subscription.updateMany({ where, data: { status: "canceled" } });
    await inject({ operation: `GET /v1/customers/${broken.stripeCustomerId}`, status: 500, times: 2 });
    expect(await reconcile({ isFull: true })).toMatchObject({ customersUnread: 1, customersMended: 1 });
  });

  it("reads no customer again within the day, and takes a turn for each read", async () => {
    await newSubscriber();
    expect(await reconcile({ isFull: false })).toMatchObject({ customersRead: 0 });
    const before = await turnsTaken();
    const { customersRead } = await reconcile({ isFull: true });
    const turns = ((await turnsTaken()) - before + readsPerSecond) % readsPerSecond;
    expect(turns).toBeGreaterThanOrEqual(customersRead * 3); // three reads a customer at least
  });
});

describe("requestReconcile", () => {
  it("enqueues one job for an admin who asks twice, and none for others", async () => {
    const admin = await newUser({ role: "admin" });
    await expect(requestReconcile(await newUser())).rejects.toMatchObject({ code: "not_found" });
    const details = { userAgent: "Desk/1", networkAddress: "203.0.113.0/24" };
    await requestReconcile(admin, details);
    await requestReconcile(admin, details);
    const jobs = await db().$queryRaw<object[]>`SELECT 1 FROM graphile_worker.jobs WHERE "key" = 'reconcile'`;
    expect(jobs).toHaveLength(1);
    expect(await db().adminEvent.findMany({ where: { actorId: admin.id } })).toMatchObject([
      { action: "reconcile_requested", ...details },
      { action: "reconcile_requested", ...details },
    ]);
  });
});

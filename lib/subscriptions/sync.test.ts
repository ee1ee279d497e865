import { beforeAll, describe, expect, it } from "vitest";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { db } from "@/lib/db/client";
import { listOffers } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { dump } from "@/lib/testing/dump";
import { callsTo, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { findBilling } from "./billing";
import { readCustomer } from "./read-customer";
import { storeCustomer } from "./store-customer";
import { syncCustomer } from "./sync";

beforeAll(prepareStripe);

describe("syncCustomer", () => {
  it("mirrors plan, money, period, card and invoice", async () => {
    const { user } = await newSubscriber("pro");
    const billing = await findBilling(user.id);
    expect(billing).toMatchObject({
      subscription: {
        plan: "Pro",
        planKey: "pro",
        unitAmount: 2900,
        currency: "eur",
        interval: "month",
        status: "active",
      },
      card: { brand: "visa", last4: "4242" },
      invoices: [{ status: "paid", total: 2900, currency: "eur" }],
    });
    expect(billing?.subscription?.currentPeriodEnd?.getTime()).toBeGreaterThan(Date.now());
  });

  it("follows a switch of plan and a new card, whichever event said so", async () => {
    const { user, stripeCustomerId, subscription } = await newSubscriber("starter");
    const team = (await listOffers()).find(({ plan }) => plan === "team");
    const items = [{ id: subscription.items.data[0]?.id, price: team?.priceId }];
    await stripe().subscriptions.update(subscription.id, { items });
    const card = await stripe().paymentMethods.attach("pm_card_mastercard", { customer: stripeCustomerId });
    await stripe().customers.update(stripeCustomerId, { invoice_settings: { default_payment_method: card.id } });
    await syncCustomer(stripeCustomerId);
    expect(await findBilling(user.id)).toMatchObject({
      subscription: { plan: "Team", unitAmount: 9900 },
      card: { brand: "mastercard" },
    });
  });

  it("keeps no copy of what somebody wrote when they canceled: it stands with the change", async () => {
    const { stripeCustomerId, subscription } = await newSubscriber();
    const comment = "Your office in Rua da Prata was too far.";
    await stripe().subscriptions.cancel(subscription.id, { cancellation_details: { comment } });
    await syncCustomer(stripeCustomerId);
    const tables = (await dump()).filter(({ text }) => text.includes(comment)).map(({ table }) => table);
    expect(tables).toEqual([]);
  });

  it("calls a subscription by the item that Stripe lists first, however the database keeps them", async () => {
    const { user, stripeCustomerId: customer, subscription } = await newSubscriber();
    await stripe().subscriptions.cancel(subscription.id);
    const offers = await listOffers();
    const items = ["team", "starter", "pro"].map((key) => ({
      price: offers.find(({ plan }) => plan === key)?.priceId,
    }));
    const { id: subscriptionId, items: listed } = await stripe().subscriptions.create({ customer, items });
    await syncCustomer(customer);
    expect((await findBilling(user.id))?.subscription?.plan).toBe("Team");
    for (const { id } of listed.data.slice(0, 2)) {
      // written anew, a row stands behind the others
      await db().subscriptionItem.create({ data: await db().subscriptionItem.delete({ where: { id } }) });
      expect((await findBilling(user.id))?.subscription?.plan).toBe("Team");
    }
    expect(await db().subscriptionItem.count({ where: { subscriptionId } })).toBe(3);
  });

  it("mirrors more subscriptions and invoices than Stripe puts on one page", async () => {
    const { stripeCustomerId: customer, subscription } = await newSubscriber();
    const items = [{ price: subscription.items.data[0]?.price.id }];
    for (let made = 1; made < 102; made++) await stripe().subscriptions.create({ customer, items });
    const customerId = await syncCustomer(customer);
    expect(await db().subscription.count({ where: { customerId: customerId ?? "" } })).toBe(102);
    expect(await db().invoice.count({ where: { customerId: customerId ?? "" } })).toBe(102);
  });

  it("does not wait for another customer of the same plan who is being written", async () => {
    const [one, other] = [await newSubscriber("pro"), await newSubscriber("pro")];
    const found = await readCustomer(one.stripeCustomerId, { withReversals: false });
    if (found === "deleted") expect.fail("it is there");
    await db().$transaction(
      async (tx) => {
        await storeCustomer(tx, found, { customerId: one.user.customer.id, syncedAt: new Date() });
        await syncCustomer(other.stripeCustomerId);
      },
      { timeout: 4_000 },
    );
  });

  it("leaves the same behind, however often and however parallel it runs", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    const before = await findBilling(user.id);
    await Promise.all(Array.from({ length: 4 }, () => syncCustomer(stripeCustomerId)));
    const { syncedAt, ...after } = (await findBilling(user.id)) ?? { syncedAt: null };
    expect({ ...after, syncedAt: before?.syncedAt }).toEqual(before);
    expect(syncedAt?.getTime()).toBeGreaterThan(before?.syncedAt?.getTime() ?? 0);
  });

  it("lets a read that began earlier change nothing any more", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    await inject({ operation: "GET /v1/subscriptions", delayMs: 400 });
    const slow = syncCustomer(stripeCustomerId); // reads the old name late, stores later still
    await db().customer.update({
      where: { stripeCustomerId },
      data: { name: "newer", syncedAt: new Date(Date.now() + 60_000) },
    });
    await slow;
    expect((await findBilling(user.id))?.name).toBe("newer");
  });

  it("finds our user by the metadata when the row was never written, and nobody by e-mail", async () => {
    const user = await newUser();
    const ours = await stripe().customers.create({ email: "x@example.com", metadata: { userId: user.id } });
    const foreign = await stripe().customers.create({ email: user.email });
    expect(await syncCustomer(foreign.id)).toBeNull();
    expect(await syncCustomer(ours.id)).not.toBeNull();
    expect(await findBilling(user.id)).toMatchObject({ stripeCustomerId: ours.id });
  });

  it("says that a customer was deleted at Stripe", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    await stripe().customers.del(stripeCustomerId);
    await syncCustomer(stripeCustomerId);
    expect(await findBilling(user.id)).toMatchObject({ deletedAt: expect.any(Date), subscription: null, card: null });
  });

  it("says so too where Stripe refuses the lists of a deleted customer, and passes on why it refuses others'", async () => {
    const [{ user, stripeCustomerId }, living] = [await newSubscriber(), await newSubscriber()];
    await stripe().customers.del(stripeCustomerId);
    await inject({ operation: "GET /v1/subscriptions", status: 400 });
    await syncCustomer(stripeCustomerId);
    expect(await findBilling(user.id)).toMatchObject({ deletedAt: expect.any(Date) });
    await inject({ operation: "GET /v1/invoices", status: 400 });
    await expect(syncCustomer(living.stripeCustomerId)).rejects.toMatchObject({ code: "stripe_refused" });
  });

  it("reads who has a subscription with two calls, and their charges with one more", async () => {
    const { stripeCustomerId } = await newSubscriber();
    const reads = async () => {
      const paths = ["subscriptions", "invoices", "charges", `customers/${stripeCustomerId}`];
      return Promise.all(paths.map(async (path) => (await callsTo(`/v1/${path}`, "GET")).length));
    };
    const before = await reads();
    const since = async () => (await reads()).map((count, at) => count - (before[at] ?? 0));
    await syncCustomer(stripeCustomerId, { withReversals: false });
    expect(await since()).toEqual([1, 1, 0, 0]);
    await syncCustomer(stripeCustomerId);
    expect(await since()).toEqual([2, 2, 1, 0]);
  });

  it("changes nothing when Stripe cannot be read", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    const before = await findBilling(user.id);
    await inject({ operation: "GET /v1/subscriptions", status: 500, times: 2 });
    await expect(syncCustomer(stripeCustomerId)).rejects.toMatchObject({ code: "stripe_unavailable" });
    expect(await findBilling(user.id)).toEqual(before);
  });
});

describe("ensureCustomer", () => {
  it("makes one Stripe customer of three parallel first visits", async () => {
    const user = await newUser({ name: "Bo" });
    const links = await Promise.all([ensureCustomer(user), ensureCustomer(user), ensureCustomer(user)]);
    expect(new Set(links.map(({ stripeCustomerId }) => stripeCustomerId)).size).toBe(1);
    const { data } = await stripe().customers.list({ email: user.email });
    expect(data).toHaveLength(1);
    expect(await db().customer.count({ where: { userId: user.id } })).toBe(1);
  });

  it("is not stopped for a day by a failure of Stripe's, which keeps that under its key", async () => {
    const user = await newUser();
    await inject({ operation: "POST /v1/customers", status: 500 });
    const made = await Promise.all([ensureCustomer(user), ensureCustomer(user)]);
    expect(new Set(made.map(({ stripeCustomerId }) => stripeCustomerId)).size).toBe(1);
    expect((await stripe().customers.list({ email: user.email })).data).toHaveLength(1);
  });

  it("refuses to replace a customer that was deleted", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    await stripe().customers.del(stripeCustomerId);
    await syncCustomer(stripeCustomerId);
    await expect(ensureCustomer(user)).rejects.toMatchObject({ code: "customer_missing" });
  });
});

import type Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openShop, payingCustomer, type Shop } from "../contract/shop";
import { type LocalStripe, startLocalStripe } from "../server";
import { openAccount, type TestAccount } from "../testing/account";

const hour = 3_600;
let server: LocalStripe;
let account: TestAccount;
let stripe: Stripe;
let shop: Shop;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
  account = openAccount(server);
  stripe = account.stripe;
  shop = await openShop(target());
});
afterAll(() => server.close());

const target = () => ({ stripe, isReal: false, close: async () => {} });
const advance = (seconds: number) => account.control("/clock", { advance: seconds });
const isAbout = (id: string) => (event: Stripe.Event) => JSON.stringify(event.data.object).includes(id);

/** Somebody with Starter whose change to Pro was not paid. */
async function waiting() {
  const customer = await payingCustomer(target());
  const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
  const card = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  await stripe.subscriptions.update(id, { default_payment_method: card.id });
  const change = () =>
    stripe.subscriptions.update(id, {
      items: [{ id: items.data[0]?.id, price: shop.pro.id }],
      proration_behavior: "always_invoice",
      payment_behavior: "pending_if_incomplete",
    });
  return { id, items, change };
}

it("gives a change up that nobody paid within 23 hours, and voids its invoice", async () => {
  const { id, change } = await waiting();
  const { latest_invoice } = await change();
  await advance(22 * hour);
  expect((await stripe.subscriptions.retrieve(id)).pending_update).not.toBeNull();
  await advance(2 * hour);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: "active", pending_update: null });
  expect((await stripe.invoices.retrieve(String(latest_invoice))).status).toBe("void");
  const [, ...types] = (await stripe.events.list({ limit: 4 })).data.filter(isAbout(id)).map(({ type }) => type);
  expect(types).toEqual([
    "invoice.updated",
    "customer.subscription.pending_update_expired",
    "customer.subscription.updated",
  ]);
});

it("gives it up when the period ends before that, and renews what there was", async () => {
  const { id, items, change } = await waiting();
  const end = items.data[0]?.current_period_end ?? 0;
  const { now } = (await account.control("/clock")) as { now: number };
  await advance(end - now - hour);
  expect((await change()).pending_update?.expires_at).toBe(end);
  await advance(2 * hour);
  const renewed = await stripe.subscriptions.retrieve(id);
  expect(renewed.items.data[0]).toMatchObject({ price: { id: shop.starter.id }, current_period_start: end });
});

it("gives it up when the subscription ends", async () => {
  const { id, change } = await waiting();
  const { latest_invoice } = await change();
  await stripe.subscriptions.cancel(id);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: "canceled", pending_update: null });
  expect((await stripe.invoices.retrieve(String(latest_invoice))).status).toBe("void");
});

import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openShop, payingCustomer, type Shop } from "../contract/shop";
import { type LocalStripe, startLocalStripe } from "../server";
import { openAccount, type TestAccount } from "../testing/account";

const day = 86_400;
let server: LocalStripe;
let account: TestAccount;
let stripe: Stripe;
let shop: Shop;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  account = openAccount(server);
  stripe = account.stripe;
  shop = await openShop(target());
});

const target = () => ({ stripe, isReal: false, close: async () => {} });
const advance = (days: number) => account.control("/clock", { advance: days * day });
const read = (id: string) => stripe.subscriptions.retrieve(id);
const invoicesOf = async (subscription: string) => (await stripe.invoices.list({ subscription })).data;
async function subscribe(more: Partial<Stripe.SubscriptionCreateParams> = {}) {
  return stripe.subscriptions.create({
    customer: await payingCustomer(target()),
    items: [{ price: shop.starter.id }],
    ...more,
  });
}
async function breakCard(customer: string) {
  const { id } = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
}
const typesOf = async () => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);

describe("As time passes, a subscription", () => {
  it("renews every month", async () => {
    const { id, items } = await subscribe();
    await advance(70);
    const renewed = await read(id);
    expect(await invoicesOf(id)).toHaveLength(3);
    expect(renewed.items.data[0]?.current_period_start).toBeGreaterThan(
      (items.data[0]?.current_period_end ?? 0) + 20 * day,
    );
    expect((await invoicesOf(id))[0]).toMatchObject({
      billing_reason: "subscription_cycle",
      status: "paid",
      total: 1000,
    });
  });

  it("ends with its period when it was canceled", async () => {
    const { id } = await subscribe();
    await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    await advance(20);
    expect((await read(id)).status).toBe("active");
    await advance(15);
    const ended = await read(id);
    expect(ended).toMatchObject({ status: "canceled", ended_at: ended.cancel_at });
    expect((await typesOf())[0]).toBe("customer.subscription.deleted");
  });

  it("is announced to leave its trial, and then paid for", async () => {
    const { id } = await subscribe({ trial_period_days: 10 });
    await advance(8);
    expect(await typesOf()).toContain("customer.subscription.trial_will_end");
    await advance(3);
    expect((await read(id)).status).toBe("active");
    expect((await invoicesOf(id))[0]).toMatchObject({ status: "paid", total: 1000 });
  });

  it("ends with its trial when there is no card and that was agreed", async () => {
    const customer = await stripe.customers.create({});
    const trial_settings = { end_behavior: { missing_payment_method: "cancel" as const } };
    const { id } = await subscribe({ customer: customer.id, trial_period_days: 10, trial_settings });
    await advance(11);
    expect((await read(id)).status).toBe("canceled");
  });

  it("is past due when the card fails, is asked again, and ends", async () => {
    const { id, customer } = await subscribe();
    await breakCard(String(customer));
    await advance(32);
    expect((await read(id)).status).toBe("past_due");
    expect((await invoicesOf(id))[0]).toMatchObject({ status: "open", attempt_count: 1 });
    await advance(16);
    expect(await read(id)).toMatchObject({ status: "canceled", cancellation_details: { reason: "payment_failed" } });
  });

  it.each(["unpaid", "past_due"])("is %s after the last try where the account's setting says so", async (status) => {
    const { id, customer } = await subscribe();
    await breakCard(String(customer));
    await account.control("/settings", { status_after_retries: status });
    await advance(50);
    expect((await read(id)).status).toBe(status);
    const invoice = (await invoicesOf(id)).at(-2);
    expect(invoice).toMatchObject({ status: "open", attempt_count: 4, next_payment_attempt: null });
    if (status === "unpaid") expect((await typesOf())[0]).toBe("customer.subscription.updated");
  });

  it("never began when the first invoice was not paid within a day", async () => {
    const { id } = await subscribe({ payment_behavior: "default_incomplete" });
    await advance(0.9);
    expect((await read(id)).status).toBe("incomplete");
    await advance(0.1);
    const expired = await read(id);
    expect(expired.status).toBe("incomplete_expired");
    expect(expired.ended_at).toBe(expired.created + 23 * 60 * 60);
    expect(await invoicesOf(id)).toMatchObject([{ status: "void" }]);
  });

  it("bills what waited for the next invoice", async () => {
    const { id, items } = await subscribe();
    await stripe.subscriptions.update(id, { items: [{ id: items.data[0]?.id, price: shop.pro.id }] });
    expect(await invoicesOf(id)).toHaveLength(1);
    await advance(32);
    const [invoice] = await invoicesOf(id);
    expect(invoice?.lines.data.map(({ amount }) => Math.sign(amount))).toEqual([-1, 1, 1]);
    expect(invoice?.total).toBeGreaterThan(4900);
  });
});

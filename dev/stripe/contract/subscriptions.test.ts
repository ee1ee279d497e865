import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openTargetShop, payingCustomer } from "./shop";
import { refusalOf } from "./target";

const { target, stripe, shop } = await openTargetShop();
afterAll(() => target.close());

async function subscribe(more: Partial<Stripe.SubscriptionCreateParams> = {}, card?: string) {
  const customer = await payingCustomer(target, card);
  return stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }], ...more });
}
const itemOf = ({ items }: Stripe.Subscription) => items.data[0]?.id ?? "";
const invoiceOf = ({ latest_invoice }: Stripe.Subscription) => stripe.invoices.retrieve(String(latest_invoice));

describe("A preview", () => {
  it("says what a subscription would cost that does not exist yet", async () => {
    const { id: customer } = await stripe.customers.create({});
    const subscription_details = { items: [{ price: shop.starter.id, quantity: 3 }] };
    const coupon = await stripe.coupons.create({ percent_off: 10, duration: "once" });
    const preview = await stripe.invoices.createPreview({
      customer,
      subscription_details,
      discounts: [{ coupon: coupon.id }],
    });
    expect(preview).toMatchObject({ subtotal: 3000, total: 2700, amount_due: 2700, status: "draft" });
    expect((await stripe.subscriptions.list({ customer })).data).toEqual([]);
    expect((await stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(0);
  });
});

describe("A subscription", () => {
  it("begins active with a paid invoice", async () => {
    const subscription = await subscribe();
    expect(subscription).toMatchObject({ status: "active", billing_mode: { type: "flexible" }, cancel_at: null });
    const [item] = subscription.items.data;
    expect((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)).toBeGreaterThan(27 * 86_400);
    const invoice = await invoiceOf(subscription);
    expect(invoice).toMatchObject({ status: "paid", total: 1000, billing_reason: "subscription_create" });
    expect(invoice.parent?.subscription_details?.subscription).toBe(subscription.id);
    expect(invoice.number).toMatch(/-0001$/);
  });

  it("is incomplete when the card that pays is declined", async () => {
    const subscription = await subscribe({}, "pm_card_chargeCustomerFail");
    expect(subscription.status).toBe("incomplete");
    expect(await invoiceOf(subscription)).toMatchObject({ status: "open", attempt_count: 1 });
  });

  it("does not begin without a card", async () => {
    const { id } = await stripe.customers.create({});
    const refusal = await refusalOf(stripe.subscriptions.create({ customer: id, items: [{ price: shop.starter.id }] }));
    expect(refusal).toMatchObject({ statusCode: 400, code: "resource_missing" });
    expect(refusal.message).toMatch(/^This customer has no attached payment source or default payment method/);
  });

  it("is free during a trial", async () => {
    const subscription = await subscribe({ trial_period_days: 7 });
    expect(subscription).toMatchObject({ status: "trialing", trial_end: subscription.created + 7 * 86_400 });
    expect(await invoiceOf(subscription)).toMatchObject({ status: "paid", total: 0 });
  });

  it("bills the difference at once when asked to", async () => {
    const subscription = await subscribe();
    const items = [{ id: itemOf(subscription), price: shop.pro.id }];
    const changed = await stripe.subscriptions.update(subscription.id, { items, proration_behavior: "always_invoice" });
    expect(changed.items.data[0]?.price.id).toBe(shop.pro.id);
    const invoice = await invoiceOf(changed);
    expect(invoice).toMatchObject({ status: "paid", billing_reason: "subscription_update" });
    expect(invoice.total).toBeGreaterThan(1990);
    expect(invoice.total).toBeLessThanOrEqual(2000);
  });

  it("bills what a preview showed, when both split the period at one time", async () => {
    const subscription = await subscribe();
    const [item] = subscription.items.data;
    const { current_period_start: start = 0, current_period_end: end = 0 } = item ?? {};
    const proration_date = start + Math.floor((end - start) / 3);
    const change = {
      items: [{ id: item?.id, price: shop.pro.id }],
      proration_behavior: "always_invoice" as const,
      proration_date,
    };
    const preview = await stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: change,
    });
    expect(preview.total).toBeGreaterThan(1300);
    expect(preview.total).toBeLessThan(1360);
    const changed = await stripe.subscriptions.update(subscription.id, change);
    expect((await invoiceOf(changed)).total).toBe(preview.total);
    const refusal = await refusalOf(
      stripe.subscriptions.update(subscription.id, { ...change, proration_date: end + 86_400 }),
    );
    expect(refusal).toMatchObject({ statusCode: 400 });
  });

  it("is set to end from the beginning", async () => {
    const subscription = await subscribe({ cancel_at_period_end: true });
    expect(subscription.cancel_at).toBe(subscription.items.data[0]?.current_period_end);
    const { data } = await stripe.events.list({ type: "customer.subscription.created", limit: 30 });
    const told = data
      .map(({ data: { object } }) => object as Stripe.Subscription)
      .find(({ id }) => id === subscription.id);
    expect(told?.cancel_at).toBe(subscription.cancel_at);
  });

  it("begins a new period when the interval changes", async () => {
    const subscription = await subscribe();
    const items = [{ id: itemOf(subscription), price: shop.yearly.id }];
    const preview = await stripe.invoices.createPreview({
      subscription: subscription.id,
      subscription_details: { items },
    });
    const changed = await stripe.subscriptions.update(subscription.id, { items });
    const invoice = await invoiceOf(changed);
    expect(invoice.lines.data.map(({ amount }) => Math.sign(amount))).toEqual([-1, 1]);
    expect(Math.abs(invoice.total - preview.total)).toBeLessThan(10);
    expect((changed.items.data[0]?.current_period_end ?? 0) - changed.created).toBeGreaterThan(364 * 86_400);
  });

  it("is set to end with its period, and taken back", async () => {
    const { id } = await subscribe();
    const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
    expect(ending.cancel_at).toBe(ending.items.data[0]?.current_period_end);
    expect(ending.cancellation_details?.reason).toBe("cancellation_requested");
    expect(await stripe.subscriptions.update(id, { cancel_at_period_end: false })).toMatchObject({
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
    });
  });

  it("is listed among all once it is canceled, not among the others", async () => {
    const { id, customer } = await subscribe();
    const { id: feedback_option } = await stripe.billing.feedbackOptions.create({ description: "We moved to paper" });
    const cancellation_details = { comment: "Thank you", feedback: "unused" as const, feedback_option };
    const canceled = await stripe.subscriptions.cancel(id, { cancellation_details });
    expect(canceled).toMatchObject({ status: "canceled", cancellation_details });
    const ids = async (status?: "all") =>
      (await stripe.subscriptions.list({ customer: String(customer), status })).data.map((one) => one.id);
    expect(await ids()).toEqual([]);
    expect(await ids("all")).toEqual([id]);
    expect(await refusalOf(stripe.subscriptions.cancel(id))).toMatchObject({ statusCode: 404 });
  });
});

import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openTargetShop, payingCustomer } from "./shop";
import { refusalOf } from "./target";

const { target, stripe, shop } = await openTargetShop();
afterAll(() => target.close());

type Behavior = Stripe.SubscriptionUpdateParams["payment_behavior"];

/** Somebody with Starter whose card is one that the next payment fails with. */
async function subscriberWith(card: string) {
  const customer = await payingCustomer(target);
  const subscription = await stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
  const { id } = await stripe.paymentMethods.attach(card, { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  return { customer, subscription, item: subscription.items.data[0]?.id ?? "" };
}

const toPro = (id: string, item: string, payment_behavior: Behavior, more: Stripe.SubscriptionUpdateParams = {}) =>
  stripe.subscriptions.update(id, {
    items: [{ id: item, price: shop.pro.id }],
    proration_behavior: "always_invoice",
    payment_behavior,
    ...more,
  });
const invoiceOf = ({ latest_invoice }: Stripe.Subscription) => stripe.invoices.retrieve(String(latest_invoice));
const priceOf = ({ items }: Stripe.Subscription) => items.data[0]?.price.id;

const failing = "pm_card_chargeCustomerFail";
const asking = "pm_card_authenticationRequired";

describe("A change whose payment fails", () => {
  it("is made, and the subscription is past due, with allow_incomplete", async () => {
    const { subscription, item } = await subscriberWith(failing);
    const changed = await toPro(subscription.id, item, "allow_incomplete");
    expect([changed.status, priceOf(changed), changed.pending_update]).toEqual(["past_due", shop.pro.id, null]);
    expect((await invoiceOf(changed)).attempt_count).toBe(1);
  });

  it("is not made with error_if_incomplete", async () => {
    const { subscription, item } = await subscriberWith(failing);
    const refusal = await refusalOf(toPro(subscription.id, item, "error_if_incomplete"));
    expect(refusal).toMatchObject({ statusCode: 402, code: "card_declined" });
    const same = await stripe.subscriptions.retrieve(subscription.id);
    expect([same.status, priceOf(same)]).toEqual(["active", shop.starter.id]);
    expect(same.latest_invoice).toBe(subscription.latest_invoice);
  });

  it("waits for its payment with pending_if_incomplete", async () => {
    const { subscription, item } = await subscriberWith(failing);
    const waiting = await toPro(subscription.id, item, "pending_if_incomplete", { metadata: { seen: "yes" } });
    expect([waiting.status, priceOf(waiting), waiting.metadata]).toEqual(["active", shop.starter.id, {}]);
    expect(waiting.pending_update?.subscription_items?.map(({ id, price }) => [id, price.id])).toEqual([
      [item, shop.pro.id],
    ]);
    expect(waiting.pending_update?.metadata).toEqual({ seen: "yes" });
    expect((waiting.pending_update?.expires_at ?? 0) - Date.now() / 1000).toBeCloseTo(23 * 3600, -2);
    const invoice = await invoiceOf(waiting);
    expect(invoice).toMatchObject({
      status: "open",
      billing_reason: "subscription_update",
      next_payment_attempt: null,
    });
  });

  it("asks for the cardholder where the bank does, and is refused by name where it must not be left open", async () => {
    const { subscription, item } = await subscriberWith(asking);
    expect(await refusalOf(toPro(subscription.id, item, "error_if_incomplete"))).toMatchObject({
      statusCode: 402,
      code: "subscription_payment_intent_requires_action",
    });
    const waiting = await toPro(subscription.id, item, "pending_if_incomplete");
    expect(priceOf(waiting)).toBe(shop.starter.id);
    const refusal = await refusalOf(stripe.invoices.pay(String(waiting.latest_invoice)));
    expect(refusal).toMatchObject({ statusCode: 402, code: "invoice_payment_intent_requires_action" });
  });
});

describe("A change that is left to somebody who confirms its payment", () => {
  it("is made and past due until then, with default_incomplete", async () => {
    const { subscription, item } = await subscriberWith("pm_card_visa");
    const changed = await toPro(subscription.id, item, "default_incomplete");
    expect([changed.status, priceOf(changed)]).toEqual(["past_due", shop.pro.id]);
    expect(await invoiceOf(changed)).toMatchObject({ status: "open", attempt_count: 0 });
    await stripe.invoices.pay(String(changed.latest_invoice));
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  });
});

describe("A change that waits for its payment", () => {
  async function wait() {
    const person = await subscriberWith(failing);
    const waiting = await toPro(person.subscription.id, person.item, "pending_if_incomplete");
    return { ...person, waiting, invoice: String(waiting.latest_invoice) };
  }
  const read = async (id: string) => {
    const subscription = await stripe.subscriptions.retrieve(id);
    return [priceOf(subscription), subscription.pending_update];
  };
  const typesSince = async (created: number, id: string) => {
    const { data } = await stripe.events.list({ created: { gte: created }, limit: 100 });
    const ours = data.filter(({ data: { object } }) => "id" in object && object.id === id);
    return ours.map(({ type }) => type).filter((type) => type.includes("pending_update"));
  };

  it("is made when its invoice is paid", async () => {
    const { subscription, customer, invoice } = await wait();
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    await stripe.invoices.pay(invoice, { payment_method: id });
    expect(await read(subscription.id)).toEqual([shop.pro.id, null]);
    expect(await typesSince(subscription.created, subscription.id)).toEqual([
      "customer.subscription.pending_update_applied",
    ]);
  });

  it("is given up when its invoice is voided", async () => {
    const { subscription, invoice } = await wait();
    await stripe.invoices.voidInvoice(invoice);
    expect(await read(subscription.id)).toEqual([shop.starter.id, null]);
  });

  it("is replaced by another one", async () => {
    const { subscription, item, invoice } = await wait();
    const yearly = await toPro(subscription.id, item, "pending_if_incomplete", {
      items: [{ id: item, price: shop.yearly.id }],
    });
    expect(yearly.pending_update?.subscription_items?.[0]?.price.id).toBe(shop.yearly.id);
    expect((await stripe.invoices.retrieve(invoice)).status).toBe("void");
  });

  it("takes only what can wait, and only updates", async () => {
    const { subscription, item, customer } = await wait();
    const more = { description: "Not this one" };
    const refusal = await refusalOf(toPro(subscription.id, item, "pending_if_incomplete", more));
    expect(refusal).toMatchObject({ statusCode: 400, param: "description" });
    const params = { customer, items: [{ price: shop.pro.id }], payment_behavior: "pending_if_incomplete" as const };
    expect(await refusalOf(stripe.subscriptions.create(params))).toMatchObject({ statusCode: 400 });
  });
});

describe("A subscription whose first payment fails", () => {
  const subscribe = async (card: string, payment_behavior: Stripe.SubscriptionCreateParams["payment_behavior"]) => {
    const customer = await payingCustomer(target, card);
    const made = stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }], payment_behavior });
    return { customer, made };
  };

  it("does not begin with error_if_incomplete", async () => {
    const { customer, made } = await subscribe(failing, "error_if_incomplete");
    expect(await refusalOf(made)).toMatchObject({ statusCode: 402, code: "card_declined" });
    expect((await stripe.subscriptions.list({ customer, status: "all" })).data).toEqual([]);
  });

  it("is incomplete when the bank asks for the cardholder", async () => {
    const subscription = await (await subscribe(asking, "allow_incomplete")).made;
    expect(subscription.status).toBe("incomplete");
  });

  it("waits unpaid with default_incomplete", async () => {
    const subscription = await (await subscribe("pm_card_visa", "default_incomplete")).made;
    expect(subscription.status).toBe("incomplete");
    expect((await invoiceOf(subscription)).attempt_count).toBe(0);
    const paid = await stripe.invoices.pay(String(subscription.latest_invoice), { paid_out_of_band: true });
    expect(paid.status).toBe("paid");
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  });
});

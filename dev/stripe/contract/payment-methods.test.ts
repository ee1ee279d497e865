import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openTargetShop, payingCustomer } from "./shop";
import { refusalOf } from "./target";

const { target, stripe, shop } = await openTargetShop();
afterAll(() => target.close());

const newCustomer = async () => (await stripe.customers.create({})).id;

describe("A card", () => {
  it("belongs to the customer it was attached to, until it is let go", async () => {
    const customer = await newCustomer();
    const card = await stripe.paymentMethods.attach("pm_card_mastercard", { customer });
    expect(card).toMatchObject({ customer, type: "card", card: { brand: "mastercard", last4: "4444" } });
    expect((await stripe.customers.listPaymentMethods(customer)).data.map(({ id }) => id)).toEqual([card.id]);
    expect((await stripe.paymentMethods.detach(card.id)).customer).toBeNull();
    expect((await stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
  });

  it.each([
    ["pm_card_chargeDeclined", { code: "card_declined", decline_code: "generic_decline" }],
    ["pm_card_chargeDeclinedInsufficientFunds", { code: "card_declined", decline_code: "insufficient_funds" }],
    ["pm_card_chargeDeclinedExpiredCard", { code: "expired_card" }],
    ["pm_card_chargeDeclinedIncorrectCvc", { code: "incorrect_cvc" }],
    ["pm_card_chargeDeclinedProcessingError", { code: "processing_error" }],
  ])("%s is refused by its bank when it is attached", async (card, expected) => {
    const refusal = await refusalOf(stripe.paymentMethods.attach(card, { customer: await newCustomer() }));
    expect(refusal).toMatchObject({ ...expected, type: "StripeCardError", statusCode: 402 });
  });

  it("cannot be the default of somebody it does not belong to", async () => {
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: await newCustomer() });
    const invoice_settings = { default_payment_method: card.id };
    const refusal = await refusalOf(stripe.customers.update(await newCustomer(), { invoice_settings }));
    expect(refusal).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError" });
  });

  it("is the default of nothing any more once it is let go", async () => {
    const customer = await payingCustomer(target);
    const before = await stripe.customers.retrieve(customer, { expand: ["invoice_settings.default_payment_method"] });
    if (before.deleted) throw new Error("deleted");
    const card = before.invoice_settings.default_payment_method as Stripe.PaymentMethod;
    expect(card.card?.last4).toBe("4242");
    await stripe.paymentMethods.detach(card.id);
    expect(await stripe.customers.retrieve(customer)).toMatchObject({
      invoice_settings: { default_payment_method: null },
    });
  });
});

describe("An open invoice", () => {
  it("is paid with another card, and brings the subscription to life", async () => {
    const customer = await payingCustomer(target, "pm_card_chargeCustomerFail");
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
    const id = String(subscription.latest_invoice);
    expect(await refusalOf(stripe.invoices.pay(id))).toMatchObject({ type: "StripeCardError", statusCode: 402 });
    const { id: good } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    expect(await stripe.invoices.pay(id, { payment_method: good })).toMatchObject({
      status: "paid",
      amount_remaining: 0,
    });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
    expect(await refusalOf(stripe.invoices.pay(id))).toMatchObject({ statusCode: 400 });
  });

  it("can be made void", async () => {
    const customer = await payingCustomer(target, "pm_card_chargeCustomerFail");
    const subscription = await stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
    expect((await stripe.invoices.voidInvoice(String(subscription.latest_invoice))).status).toBe("void");
  });
});

describe("A coupon", () => {
  it("takes its share off the first invoice by a promotion code", async () => {
    const coupon = await stripe.coupons.create({ percent_off: 25, duration: "once" });
    const code = `OFF${Date.now().toString(36).toUpperCase()}`;
    const { id } = await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code });
    const subscription = await stripe.subscriptions.create({
      customer: await payingCustomer(target),
      items: [{ price: shop.starter.id }],
      discounts: [{ promotion_code: id }],
      expand: ["latest_invoice"],
    });
    expect(subscription.latest_invoice).toMatchObject({ subtotal: 1000, total: 750, amount_paid: 750 });
    expect((await stripe.promotionCodes.list({ code })).data[0]).toMatchObject({ times_redeemed: 1, active: true });
  });

  it("is exactly one of a share and an amount", async () => {
    expect(await refusalOf(stripe.coupons.create({ duration: "once" }))).toMatchObject({ statusCode: 400 });
    const both = { percent_off: 10, amount_off: 100, currency: "eur" };
    expect(await refusalOf(stripe.coupons.create(both))).toMatchObject({ statusCode: 400 });
  });
});

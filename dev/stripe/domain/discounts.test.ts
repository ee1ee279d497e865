import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openShop, subscriber } from "../pages/testing/shop";
import { Visitor } from "../pages/testing/visitor";

const shop = await openShop();
const { stripe } = shop;
afterAll(() => shop.close());

const productOf = async (price: string) => String((await stripe.prices.retrieve(price)).product);
const codeFor = async (restrictions: Stripe.PromotionCodeCreateParams.Restrictions) => {
  const { id: coupon } = await stripe.coupons.create({ percent_off: 50, duration: "once" });
  return stripe.promotionCodes.create({ promotion: { type: "coupon", coupon }, restrictions });
};
async function totalsWith(coupon: string) {
  const { customer } = await subscriber(shop);
  const items = [{ price: shop.prices.starter }, { price: shop.prices.pro }];
  const { latest_invoice } = await stripe.subscriptions.create({
    customer,
    items,
    discounts: [{ coupon }],
    expand: ["latest_invoice"],
  });
  const { subtotal, total, lines } = latest_invoice as Stripe.Invoice;
  return { subtotal, total, perLine: lines.data.map(({ discount_amounts }) => discount_amounts?.[0]?.amount ?? 0) };
}

describe("A coupon", () => {
  it("takes something off the products it is for, and nothing off the others", async () => {
    const applies_to = { products: [await productOf(shop.prices.pro)] };
    const share = await stripe.coupons.create({ percent_off: 10, duration: "once", applies_to });
    expect(await totalsWith(share.id)).toEqual({ subtotal: 3800, total: 3510, perLine: [0, 290] });
    const amount = await stripe.coupons.create({ amount_off: 5000, currency: "eur", duration: "once", applies_to });
    expect(await totalsWith(amount.id)).toEqual({ subtotal: 3800, total: 900, perLine: [0, 2900] });
  });

  it("of another currency is refused, and stays unused", async () => {
    const { id } = await stripe.coupons.create({ amount_off: 500, currency: "usd", duration: "once" });
    await expect(totalsWith(id)).rejects.toMatchObject({ statusCode: 400 });
    expect((await stripe.coupons.retrieve(id)).times_redeemed).toBe(0);
  });
});

describe("A promotion code for a first purchase", () => {
  it("is refused to somebody who has bought", async () => {
    const { id: promotion_code } = await codeFor({ first_time_transaction: true });
    const { customer, subscription } = await subscriber(shop);
    const refused = { statusCode: 400, message: expect.stringMatching(/^This promotion code cannot be redeemed/) };
    const discounts = [{ promotion_code }];
    await expect(stripe.subscriptions.update(subscription, { discounts })).rejects.toMatchObject(refused);
    const items = [{ price: shop.prices.pro }];
    await expect(stripe.subscriptions.create({ customer, items, discounts })).rejects.toMatchObject(refused);
  });

  it("is no code to them in Checkout, where it works for a stranger", async () => {
    const { code } = await codeFor({ first_time_transaction: true });
    const { customer } = await subscriber(shop);
    const open = async (more: Stripe.Checkout.SessionCreateParams) => {
      const { url } = await stripe.checkout.sessions.create({
        mode: "subscription",
        line_items: [{ price: shop.prices.pro, quantity: 1 }],
        success_url: "https://shop.test/welcome",
        allow_promotion_codes: true,
        ...more,
      });
      return Visitor.open(url ?? "");
    };
    const typed = { number: "4242424242424242", expiry: "08/29", cvc: "123", promotion_code: code };
    const known = await open({ customer });
    await known.press("Subscribe", typed);
    expect(known.text).toContain("This promotion code is not valid.");
    const stranger = await open({});
    await stranger.press("Subscribe", { ...typed, email: "bob@example.com" });
    expect(stranger.url).toBe("https://shop.test/welcome");
  });
});

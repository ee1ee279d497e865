import { afterAll, describe, expect, it } from "vitest";
import { openShop, subscriber } from "../pages/testing/shop";

const shop = await openShop();
const { stripe } = shop;
afterAll(() => shop.close());

const unbuilt = (param: string) => ({ statusCode: 501, code: "not_built", param });

describe("What the local Stripe does not imitate", () => {
  it("is said, by the parameter's name, rather than passed over", async () => {
    const { customer, subscription } = await subscriber(shop);
    const { products, prices, checkout, subscriptions } = stripe;
    const product = (await products.create({ name: "Tiered" })).id;
    const price = { product, currency: "eur", unit_amount: 100 };
    const tiers = [{ up_to: "inf" as const, unit_amount: 1 }];
    await expect(prices.create({ ...price, tiers })).rejects.toMatchObject(unbuilt("tiers"));
    await expect(subscriptions.update(subscription, { billing_thresholds: { amount_gte: 100 } })).rejects.toMatchObject(
      unbuilt("billing_thresholds"),
    );
    const items = [{ price: shop.prices.starter, discounts: [{ coupon: "none" }] }];
    await expect(subscriptions.create({ customer, items })).rejects.toMatchObject({
      ...unbuilt("items[0][discounts]"),
      message: "The local Stripe does not imitate items[0][discounts] yet.",
    });
    await expect(checkout.sessions.create({ mode: "payment" })).rejects.toMatchObject(unbuilt("mode"));
  });

  it("is no reason to refuse what unsets it, and comes after what is wrong", async () => {
    const { subscription } = await subscriber(shop);
    expect((await stripe.subscriptions.update(subscription, { billing_thresholds: "" })).id).toBe(subscription);
    const wrong = { billing_thresholds: { amount_gte: 1 }, foo: 1 };
    await expect(stripe.subscriptions.update(subscription, wrong)).rejects.toMatchObject({ param: "foo" });
  });
});

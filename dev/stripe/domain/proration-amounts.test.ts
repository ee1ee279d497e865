import { afterAll, describe, expect, it } from "vitest";
import { openShop } from "../pages/testing/shop";

const shop = await openShop();
afterAll(() => shop.close());

/** Starts on Starter (9.00), switches to Pro (29.00) within the minute. @returns what the switch costs, and how many discounts are left */
async function switched(before: "once" | "forever" | null, after: "once" | "forever" | null) {
  const { stripe, prices } = shop;
  const half = async (duration: "once" | "forever" | null) =>
    duration ? [{ coupon: (await stripe.coupons.create({ percent_off: 50, duration })).id }] : undefined;
  const { id: customer } = await stripe.customers.create();
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  const { id, items } = await stripe.subscriptions.create({
    customer,
    default_payment_method: card,
    items: [{ price: prices.starter }],
    discounts: await half(before),
  });
  await stripe.subscriptions.update(id, {
    items: [{ id: items.data[0]?.id, price: prices.pro }],
    proration_behavior: "always_invoice",
    discounts: await half(after),
  });
  const { discounts } = await stripe.subscriptions.retrieve(id);
  return [(await stripe.invoices.list({ customer })).data[0]?.total, discounts.length];
}

describe("a switch within a period", () => {
  it.each([
    ["no discount", null, null, 2900 - 900, 0],
    ["a discount that was for the first invoice", "once", null, 2900 - 450, 0],
    ["a discount that goes on", "forever", null, 1450 - 450, 1],
    ["a discount that begins with it", null, "once", 1450 - 900, 0],
  ] as const)(
    "with %s gives back what was charged and charges what is due",
    async (_name, before, after, total, left) => {
      expect(await switched(before, after)).toEqual([total, left]);
    },
  );
});

import type Stripe from "stripe";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openShop, payingCustomer } from "../contract/shop";
import { type LocalStripe, startLocalStripe } from "../server";
import { openAccount } from "../testing/account";

let server: LocalStripe;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());

it("A discount is told when it is given, changed for another and used up", async () => {
  const { stripe, control } = openAccount(server);
  const target = { stripe, isReal: false, close: async () => {} };
  const shop = await openShop(target);
  const customer = await payingCustomer(target);
  const coupon = async (data: Stripe.CouponCreateParams) => (await stripe.coupons.create(data)).id;
  const forever = await coupon({ percent_off: 10, duration: "forever" });
  const once = await coupon({ amount_off: 300, currency: "eur", duration: "once" });
  const items = [{ price: shop.starter.id }];
  const { id } = await stripe.subscriptions.create({ customer, items, discounts: [{ coupon: forever }] });
  await stripe.subscriptions.update(id, { discounts: [{ coupon: once }] });
  const told = async () => (await stripe.events.list({ type: "customer.discount.*" })).data.map(({ type }) => type);
  expect(await told()).toEqual(["customer.discount.updated", "customer.discount.created"]);
  await control("/clock", { advance: 32 * 86_400 });
  expect(await told()).toEqual(["customer.discount.deleted"]); // the others are older than events get
  const totals = (await stripe.invoices.list({ subscription: id })).data.map(({ total }) => total);
  expect(totals).toEqual([700, 900]);
  expect((await stripe.subscriptions.retrieve(id)).discounts).toEqual([]);
});

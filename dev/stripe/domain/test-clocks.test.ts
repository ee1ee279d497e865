import { afterAll, describe, expect, it } from "vitest";
import { openShop, subscriber } from "../pages/testing/shop";
import { openAccount } from "../testing/account";

const day = 86_400;
const shop = await openShop();
const { stripe } = shop;
const { control } = openAccount(shop, {}, shop.key);
afterAll(() => shop.close());

const invoicesOf = async (subscription: string) => (await stripe.invoices.list({ subscription })).data;

describe("A test clock", () => {
  it("moves its own customers alone", async () => {
    const { subscription: others } = await subscriber(shop);
    const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_790_000_000 });
    const customer = await stripe.customers.create({ test_clock: clock.id, payment_method: "pm_card_visa" });
    const [card] = (await stripe.customers.listPaymentMethods(customer.id)).data;
    const { id } = await stripe.subscriptions.create({
      customer: customer.id,
      default_payment_method: card?.id,
      items: [{ price: shop.prices.starter }],
    });
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: 1_790_000_000 + 40 * day });
    expect(await stripe.testHelpers.testClocks.retrieve(clock.id)).toMatchObject({ status: "ready" });
    expect(await invoicesOf(id)).toHaveLength(2);
    expect(await invoicesOf(others)).toHaveLength(1);
  });
});

it("passes by a clock that a customer is put on later", async () => {
  const { subscription: id, customer } = await subscriber(shop);
  const { now } = (await control("/clock")) as { now: number };
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: now, customer });
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: now + 40 * day });
  expect(await invoicesOf(id)).toHaveLength(2);
  expect(await stripe.customers.list({ test_clock: clock.id })).toMatchObject({ data: [{ id: customer }] });
  await expect(stripe.testHelpers.testClocks.create({ frozen_time: now, customer })).rejects.toMatchObject({
    statusCode: 400,
    param: "customer",
  });
});

it("passes for one customer alone where the control API says so", async () => {
  const { subscription: others } = await subscriber(shop);
  const { subscription: id, customer } = await subscriber(shop);
  const answer = await control("/clock", { advance: 40 * day, customer });
  expect(answer).toEqual({ now: expect.closeTo(Date.now() / 1000 + 40 * day, -2) });
  expect(await invoicesOf(id)).toHaveLength(2);
  await control("/clock", { advance: 30 * day, customer });
  expect(await invoicesOf(id)).toHaveLength(3);
  expect(await invoicesOf(others)).toHaveLength(1);
});

import { afterAll, describe, expect, it } from "vitest";
import { advanceClock, openShop, portalLink, subscriber } from "../pages/testing/shop";

const day = 86_400;
const shop = await openShop();
const { stripe } = shop;
afterAll(() => shop.close());

const pauseFlow = (customer: string, subscription: string) =>
  portalLink(shop, customer, { flow_data: { type: "subscription_pause", subscription_pause: { subscription } } });

describe("A subscription whose collection is paused", () => {
  it("collects again when that time is over", async () => {
    const { subscription: id } = await subscriber(shop);
    const now = await advanceClock(shop, 0);
    const pause_collection = { behavior: "void" as const, resumes_at: now + 40 * day };
    await stripe.subscriptions.update(id, { pause_collection });
    await advanceClock(shop, 35 * day);
    expect((await stripe.invoices.list({ subscription: id })).data[0]?.status).toBe("void");
    await advanceClock(shop, 6 * day);
    expect((await stripe.subscriptions.retrieve(id)).pause_collection).toBeNull();
    const [event] = (await stripe.events.list({ type: "customer.subscription.updated" })).data;
    expect(event?.data.previous_attributes).toEqual({ pause_collection });
  });
});

describe("A paused subscription", () => {
  it("ends when it was to end, and is not begun again", async () => {
    const { subscription: id } = await subscriber(shop);
    const now = await advanceClock(shop, 0);
    await stripe.subscriptions.update(id, { cancel_at: now + 10 * day });
    await stripe.subscriptions.pause(id);
    await advanceClock(shop, 11 * day);
    expect((await stripe.subscriptions.retrieve(id)).status).toBe("canceled");
  });

  it("is no reason for a portal visit that pauses it", async () => {
    const { customer, subscription: id } = await subscriber(shop);
    expect(await pauseFlow(customer, id)).toMatch(/\/p\/session\//);
    await stripe.subscriptions.pause(id);
    await expect(pauseFlow(customer, id)).rejects.toMatchObject({
      statusCode: 400,
      param: "flow_data[subscription_pause][subscription]",
    });
  });
});

it("A subscription of classic billing is not paused in the portal", async () => {
  const { customer } = await subscriber(shop);
  const items = [{ price: shop.prices.starter }];
  const { id } = await stripe.subscriptions.create({ customer, items, billing_mode: { type: "classic" } });
  await expect(pauseFlow(customer, id)).rejects.toMatchObject({ statusCode: 400 });
  await expect(stripe.subscriptions.pause(id)).rejects.toMatchObject({ statusCode: 400 });
});

const sent = { collection_method: "send_invoice" as const, days_until_due: 7 };
it.each([
  ["paid by invoice", "licensed" as const, sent],
  ["billed by usage", "metered" as const, {}],
])("A subscription that is %s is only canceled in the portal", async (_, usage_type, more) => {
  const { customer } = await subscriber(shop);
  const product_data = { name: "Other" };
  const recurring = { interval: "month" as const, usage_type };
  const price = await stripe.prices.create({ product_data, currency: "eur", unit_amount: 500, recurring });
  const { id: subscription } = await stripe.subscriptions.create({ customer, items: [{ price: price.id }], ...more });
  const [invoice] = (await stripe.invoices.list({ subscription })).data;
  expect(invoice?.total).toBe(usage_type === "metered" ? 0 : 500);
  const update = { type: "subscription_update" as const, subscription_update: { subscription } };
  await expect(portalLink(shop, customer, { flow_data: update })).rejects.toMatchObject({
    statusCode: 400,
    param: "flow_data[subscription_update][subscription]",
  });
  const cancel = { type: "subscription_cancel" as const, subscription_cancel: { subscription } };
  expect(await portalLink(shop, customer, { flow_data: cancel })).toMatch(/\/p\/session\//);
});

import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceClock, openShop, portalLink, type Shop, subscriber } from "../pages/testing/shop";
import { Visitor } from "../pages/testing/visitor";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const conditions = [{ type: "decreasing_item_amount" as const }];
  await shop.stripe.billingPortal.configurations.update(shop.configuration.id, {
    features: { subscription_update: { schedule_at_period_end: { conditions } } },
  });
});
afterAll(() => shop.close());

const priceOf = ({ items }: Stripe.Subscription) => items.data[0]?.price.id;
const scheduleEvents = async () =>
  (await shop.stripe.events.list({ type: "subscription_schedule.*" })).data.map(({ type }) => type);

describe("A change to something cheaper", () => {
  it("waits for the end of the period when the portal is set up so", async () => {
    const person = await subscriber(shop, shop.prices.pro);
    const visitor = await Visitor.open(await portalLink(shop, person.customer));
    await visitor.follow("Update plan");
    await visitor.press("Select Starter");
    await visitor.press("Continue");
    await visitor.press("Confirm");
    const waiting = await shop.stripe.subscriptions.retrieve(person.subscription);
    expect(priceOf(waiting)).toBe(shop.prices.pro);
    expect(waiting.schedule).toMatch(/^sub_sched_/);
    expect(await scheduleEvents()).toEqual(["subscription_schedule.created"]);
    expect(visitor.text).toMatch(/Your plan changes to Starter on .+, for €9\.00 a month\./);
    expect(visitor.text).not.toContain("Your plan renews");

    await advanceClock(shop, 32 * 86_400);
    const changed = await shop.stripe.subscriptions.retrieve(person.subscription);
    expect(priceOf(changed)).toBe(shop.prices.starter);
    expect(changed.schedule).toBe(waiting.schedule);
    const [invoice] = (await shop.stripe.invoices.list({ subscription: person.subscription })).data;
    expect(invoice?.total).toBe(900);
    // the first one is as old as events get, or just forgotten
    expect((await scheduleEvents())[0]).toBe("subscription_schedule.updated");
    await advanceClock(shop, 32 * 86_400);
    expect((await shop.stripe.subscriptions.retrieve(person.subscription)).schedule).toBeNull();
    expect((await scheduleEvents())[0]).toBe("subscription_schedule.released");
  });

  it("holds off every other, canceling too, until it is made", async () => {
    const person = await subscriber(shop, shop.prices.pro);
    const visitor = await Visitor.open(await portalLink(shop, person.customer));
    await visitor.follow("Update plan");
    await visitor.press("Select Starter");
    await visitor.press("Continue");
    await visitor.press("Confirm");
    const cancel = () => shop.stripe.subscriptions.update(person.subscription, { cancel_at_period_end: true });
    const flow = (type: "subscription_cancel" | "subscription_update") => ({
      customer: person.customer,
      configuration: shop.configuration.id,
      flow_data: { type, [type]: { subscription: person.subscription } },
    });
    const home = await Visitor.open(await portalLink(shop, person.customer));
    for (const action of ["Update plan", "Pause plan", "Cancel plan"]) expect(home.text).not.toContain(action);
    for (const type of ["subscription_cancel", "subscription_update"] as const) {
      await expect(shop.stripe.billingPortal.sessions.create(flow(type))).rejects.toThrow(/scheduled/);
    }
    await expect(cancel()).rejects.toThrow(/^The subscription is managed by the subscription schedule `sub_sched_/);

    await advanceClock(shop, 32 * 86_400);
    await expect(cancel()).rejects.toThrow(/^The subscription is managed by the subscription schedule `sub_sched_/);
    const again = await Visitor.open(await portalLink(shop, person.customer));
    expect(again.text).toContain("Update plan");
    await again.follow("Cancel plan");
    await again.press("Cancel plan");
    const ending = await shop.stripe.subscriptions.retrieve(person.subscription);
    expect(ending).toMatchObject({ schedule: null, cancel_at: expect.any(Number) });
  });

  it("is forgotten when the subscription ends", async () => {
    const person = await subscriber(shop, shop.prices.pro);
    const visitor = await Visitor.open(await portalLink(shop, person.customer));
    await visitor.follow("Update plan");
    await visitor.press("Select Starter");
    await visitor.press("Continue");
    await visitor.press("Confirm");
    await shop.stripe.subscriptions.cancel(person.subscription);
    const [event] = (await shop.stripe.events.list({ type: "subscription_schedule.canceled" })).data;
    expect(event?.data.object).toMatchObject({ status: "canceled" });
  });
});

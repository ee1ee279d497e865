import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";

beforeAll(prepareStripe);

/** The newest event of one kind alone, as it is when no other comes with it. */
async function deliverNewest(customer: string, type: Stripe.Event.Type, as: Stripe.Event.Type = type) {
  const [event] = await eventsOf(customer, type);
  expect(event).toBeDefined();
  await deliverAndProcess(customer, event ? [{ ...event, type: as } as Stripe.Event] : []);
}

describe("what changes without the customer", () => {
  it("is a coupon that is another, and one that is over", async () => {
    const { user, stripeCustomerId, subscription } = await newSubscriber();
    const discounts = async () => (await findBilling(user.id))?.subscription?.discounts.map(({ name }) => name);
    const give = async (name: string) => {
      const { id: coupon } = await stripe().coupons.create({ name, percent_off: 10, duration: "forever" });
      await stripe().subscriptions.update(subscription.id, { discounts: [{ coupon }] });
    };
    await give("Spring");
    await deliverNewest(stripeCustomerId, "customer.discount.created");
    expect(await discounts()).toEqual(["Spring"]);
    await give("Summer");
    await deliverNewest(stripeCustomerId, "customer.discount.updated");
    expect(await discounts()).toEqual(["Summer"]);
    await stripe().subscriptions.update(subscription.id, { discounts: "" });
    await deliverNewest(stripeCustomerId, "customer.discount.deleted");
    expect(await discounts()).toEqual([]);
  });

  it("is a card that the bank has renewed", async () => {
    const { user, stripeCustomerId, card } = await newSubscriber();
    await stripe().paymentMethods.update(card.id, { card: { exp_month: 3, exp_year: 2041 } });
    await deliverNewest(stripeCustomerId, "payment_method.updated", "payment_method.automatically_updated");
    expect((await findBilling(user.id))?.card).toMatchObject({ expMonth: 3, expYear: 2041 });
  });

  it("is a tax number that the authorities have looked up: the customer changed it once", async () => {
    const { stripeCustomerId } = await newSubscriber();
    await stripe().customers.createTaxId(stripeCustomerId, { type: "eu_vat", value: "DE123456789" });
    await deliverNewest(stripeCustomerId, "customer.tax_id.created");
    await deliverNewest(stripeCustomerId, "customer.tax_id.updated");
    const outcomes = await db().outcome.findMany({ where: { customer: { stripeCustomerId } } });
    expect(outcomes.map(({ kind }) => kind)).toEqual(["tax_id_changed"]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { db } from "@/lib/db/client";
import { priceOfPlan } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf, inject } from "@/lib/testing/local-stripe";
import { newUser, prepareStripe } from "@/lib/testing/people";
import { remindOfCards } from "./remind-of-cards";

beforeAll(prepareStripe);

/** Somebody whose card was saved before Stripe had payment methods: it is the customer's `default_source`. */
async function oldCustomer() {
  const user = await newUser();
  const { stripeCustomerId: customer } = await ensureCustomer(user);
  const { default_source: source } = await stripe().customers.update(customer, { source: "tok_visa" });
  const price = (await priceOfPlan("starter")) ?? undefined;
  const { id: subscription } = await stripe().subscriptions.create({ customer, items: [{ price }] });
  const cardShown = async () => {
    await syncCustomer(customer);
    return (await findBilling(user.id))?.card;
  };
  return { user, customer, source: String(source), subscription, cardShown };
}

/** A payment method of today that the customer makes their default. */
async function newDefault(customer: string) {
  const { id } = await stripe().paymentMethods.attach("pm_card_mastercard", { customer });
  await stripe().customers.update(customer, { invoice_settings: { default_payment_method: id } });
  return id;
}

describe("a card of before payment methods", () => {
  it("is the one that is shown, and that a mail is about before it expires", async () => {
    const { cardShown, source } = await oldCustomer();
    const card = await cardShown();
    expect(card).toMatchObject({ id: source, type: "card", brand: "visa", last4: "4242" });
    await remindOfCards(new Date(Date.UTC(card?.expYear ?? 0, (card?.expMonth ?? 1) - 1, 15)));
    expect(await db().mail.count({ where: { key: { startsWith: `card_expiring:${source}:` } } })).toBe(1);
  });

  it("goes behind the customer's payment method, and before it where the subscription has it", async () => {
    const { customer, subscription, source, cardShown } = await oldCustomer();
    await newDefault(customer);
    expect(await cardShown()).toMatchObject({ last4: "4444" });
    await stripe().subscriptions.update(subscription, { default_source: source });
    expect(await cardShown()).toMatchObject({ id: source, last4: "4242" });
  });

  it("is replaced in the subscription by what the customer chooses, and named as what was before", async () => {
    const { user, customer, subscription, source, cardShown } = await oldCustomer();
    await stripe().subscriptions.update(subscription, { default_source: source });
    await cardShown();
    const chosen = await newDefault(customer);
    await deliverAndProcess(customer, (await eventsOf(customer, "customer.updated")).slice(0, 1));
    expect((await stripe().subscriptions.retrieve(subscription)).default_payment_method).toBe(chosen);
    expect(await findBilling(user.id)).toMatchObject({ card: { last4: "4444" } });
    const outcomes = await db().outcome.findMany({ where: { customer: { stripeCustomerId: customer } } });
    expect(outcomes).toMatchObject([
      { kind: "payment_method_replaced", before: { brand: "visa", last4: "4242" }, after: { last4: "4444" } },
    ]);
  });

  it("is a way to pay without details where Stripe does not know it as a payment method", async () => {
    const { cardShown, source } = await oldCustomer();
    await inject({ operation: `GET /v1/payment_methods/${source}`, status: 404, code: "resource_missing" });
    expect(await cardShown()).toMatchObject({ id: source, type: "card", last4: null });
  });
});

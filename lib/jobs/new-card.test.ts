import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { listOffers } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { callsTo, eventsOf, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { processEvents } from "./process-events";

beforeAll(prepareStripe);

/** A subscription that charges a card of its own, as Checkout leaves it; and a new card of the customer's. */
async function newCard() {
  const person = await newSubscriber();
  const { subscription, card, stripeCustomerId: customer } = person;
  await stripe().subscriptions.update(subscription.id, { default_payment_method: card.id });
  const { id } = await stripe().paymentMethods.attach("pm_card_mastercard", { customer });
  await stripe().customers.update(customer, { invoice_settings: { default_payment_method: id } });
  const events = (await eventsOf(customer, "customer.updated")).slice(0, 1);
  const charged = async () => (await stripe().subscriptions.retrieve(subscription.id)).default_payment_method;
  return { ...person, id, events, charged, updates: () => callsTo(`/v1/subscriptions/${subscription.id}`) };
}

describe("a new default card", () => {
  it("is charged for the only subscription, though Checkout gave it another", async () => {
    const { user, stripeCustomerId, events, id, charged, updates } = await newCard();
    const before = (await updates()).length;
    await deliverAndProcess(stripeCustomerId, events);
    expect(await charged()).toBe(id);
    expect(await findBilling(user.id)).toMatchObject({ card: { last4: "4444" } });
    await deliverAndProcess(stripeCustomerId, events);
    expect((await updates()).length - before).toBe(1);
  });

  it("changes nothing where there are several subscriptions", async () => {
    const { stripeCustomerId: customer, events, card, charged } = await newCard();
    const [offer] = await listOffers();
    await stripe().subscriptions.create({ customer, items: [{ price: offer?.priceId }] });
    await deliverAndProcess(customer, events);
    expect(await charged()).toBe(card.id);
  });

  it("is tried again after a failure that Stripe keeps, which delays nothing else", async () => {
    const { user, stripeCustomerId, events, id, charged, subscription } = await newCard();
    const [newest] = await eventsOf(stripeCustomerId, "customer.subscription.updated");
    await stripe().subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await inject({ operation: `POST /v1/subscriptions/${subscription.id}`, status: 500 });
    const together = deliverAndProcess(stripeCustomerId, newest ? [...events, newest] : events);
    await expect(together).rejects.toMatchObject({ code: "stripe_unavailable" });
    expect(await findBilling(user.id)).toMatchObject({ subscription: { cancelAtPeriodEnd: true } });
    const waiting = { stripeCustomerId, processedAt: null };
    expect(await db().stripeEvent.findMany({ where: waiting })).toMatchObject(
      events.map((event) => ({ id: event.id })),
    );
    await processEvents(stripeCustomerId, { isLastTry: false });
    expect(await charged()).toBe(id);
    expect(await db().stripeEvent.count({ where: waiting })).toBe(0);
  });

  it("stops nothing where the key may not write", async () => {
    const { user, stripeCustomerId, events, card, subscription } = await newCard();
    await inject({
      operation: `POST /v1/subscriptions/${subscription.id}`,
      status: 403,
      code: "more_permissions_required",
    });
    await deliverAndProcess(stripeCustomerId, events);
    expect(await findBilling(user.id)).toMatchObject({ card: { id: card.id, last4: "4242" } });
  });
});

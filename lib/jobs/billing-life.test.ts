import type Stripe from "stripe";
import { beforeAll, expect, it } from "vitest";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { db } from "@/lib/db/client";
import { priceOfPlan } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { advanceClock } from "@/lib/testing/local-stripe";
import { newUser, prepareStripe } from "@/lib/testing/people";
import { subscribedEvents } from "@/lib/webhooks/handlers";
import { sendMail } from "./send-mail";

beforeAll(prepareStripe);

const day = 24 * 60 * 60;

/** Somebody on a trial whose subscription charges a card of its own, as Checkout leaves it. */
async function newTrial() {
  const user = await newUser();
  const { id: customerId, stripeCustomerId: customer } = await ensureCustomer(user);
  const giveCard = async (name: string) => {
    const { id } = await stripe().paymentMethods.attach(name, { customer });
    await stripe().customers.update(customer, { invoice_settings: { default_payment_method: id } });
    return id;
  };
  const default_payment_method = await giveCard("pm_card_visa");
  const items = [{ price: (await priceOfPlan("team")) ?? "" }];
  const { id } = await stripe().subscriptions.create({
    customer,
    items,
    trial_period_days: 14,
    default_payment_method,
  });
  const heard = new Set<string>();
  /** What happened in so many days, heard of and worked off; the mails that were sent because of it. */
  const pass = async (days: number): Promise<string[]> => {
    if (days) await advanceClock(days * day);
    const before = await subjects(user.email);
    // what we ask of Stripe because of an event has events of its own
    for (let events = await newEvents(); events.length; events = await newEvents())
      await deliverAndProcess(customer, events);
    for (const { key } of await db().mail.findMany({ where: { customerId } })) await sendMail(key);
    return (await subjects(user.email)).slice(before.length);
  };
  const newEvents = async (): Promise<Stripe.Event[]> => {
    const all = await stripe().events.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
    const fresh = all.filter((event) => !heard.has(event.id) && subscribedEvents.some((type) => type === event.type));
    for (const event of fresh) heard.add(event.id);
    return fresh.filter(({ data }) => JSON.stringify(data).includes(customer)).reverse();
  };
  const state = async () => {
    const billing = await findBilling(user.id);
    return { status: billing?.subscription?.status, card: billing?.card?.last4, paid: billing?.invoices[0]?.status };
  };
  return { id, giveCard, pass, state };
}

async function subjects(email: string): Promise<string[]> {
  const answer = await fetch(`${process.env.MAILBOX_URL}/messages?to=${encodeURIComponent(email)}`);
  return ((await answer.json()) as { subject: string }[]).map(({ subject }) => subject).reverse();
}

it("is followed from the trial to the end, and told in mails, each once", { timeout: 120_000 }, async () => {
  const { id, giveCard, pass, state } = await newTrial();
  expect(await pass(0)).toEqual([]);
  expect(await state()).toMatchObject({ status: "trialing", card: "4242" });
  expect(await pass(11.5)).toEqual(["Your trial of Team ends soon"]);
  expect(await pass(3)).toEqual([]);
  expect(await state()).toEqual({ status: "active", card: "4242", paid: "paid" });

  await giveCard("pm_card_chargeCustomerFail"); // can be saved, is declined when charged
  expect(await pass(0)).toEqual([]);
  expect(await state()).toMatchObject({ card: "0341" });
  expect(await pass(31)).toEqual(["Your payment for Team did not go through"]);
  expect(await state()).toEqual({ status: "past_due", card: "0341", paid: "open" });

  await giveCard("pm_card_mastercard");
  expect(await pass(0)).toEqual([]); // the subscription is to charge it, before Stripe tries again
  expect(await pass(4)).toEqual([]);
  expect(await state()).toEqual({ status: "active", card: "4444", paid: "paid" });

  await stripe().subscriptions.update(id, { cancel_at_period_end: true });
  expect(await pass(0)).toEqual(["Your Team subscription is set to end"]);
  expect(await pass(31)).toEqual(["Your Team subscription has ended"]);
  expect(await state()).toMatchObject({ status: "canceled" });
});

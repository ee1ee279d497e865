import pg from "pg";
import type Stripe from "stripe";
import { stripeApi } from "./local-stripe";
import { services } from "./services";

type Person = { customer: string; subscription: string };

/** A status of a subscription: how one gets there from an active Starter, and what the account page says then. */
type Status = {
  status: string;
  reach?: (person: Person, stripe: Stripe) => Promise<unknown>;
  /** Where Stripe takes days: it is written into the mirror alone, until the next event has the truth read again. */
  pretend?: (person: Person) => Promise<void>;
  word: string;
  says: RegExp;
  /** What can be done about it at once. */
  offers: { button?: string; link?: string };
};

const days = (count: number) => Math.floor(Date.now() / 1000) + count * 86_400;

/** No more money on the card: what is billed next is not paid. */
async function breakCard({ customer, subscription }: Person, stripe: Stripe) {
  const { id } = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  await stripe.subscriptions.update(subscription, { default_payment_method: id });
}

async function inMirror({ subscription }: Person, status: string) {
  const client = new pg.Client({ connectionString: services().ownerDatabaseUrl });
  await client.connect();
  const text = `UPDATE "Subscription" SET "status" = $2, "endedAt" = CASE WHEN $2 = 'unpaid' THEN NULL ELSE now() END WHERE "id" = $1`;
  await client.query(text, [subscription, status]).finally(() => client.end());
}

export const statuses: Status[] = [
  {
    status: "active",
    word: "Active",
    says: /£8\.00 a month\. Renews on/,
    offers: { button: "Manage subscription" },
  },
  {
    status: "trialing",
    reach: ({ subscription }, stripe) => stripe.subscriptions.update(subscription, { trial_end: days(10) }),
    word: "Trial",
    says: /Free until .*, then £8\.00 a month\./,
    offers: { button: "Manage subscription" },
  },
  {
    status: "past due",
    reach: async (person, stripe) => {
      await breakCard(person, stripe);
      await stripe.subscriptions.update(person.subscription, { billing_cycle_anchor: { type: "now" } });
    },
    word: "Payment overdue",
    says: /The last payment did not go through.*Update your card now/,
    offers: { button: "Update card" },
  },
  {
    status: "unpaid",
    pretend: (person) => inMirror(person, "unpaid"),
    word: "Unpaid",
    says: /they are not tried again.*pay the open invoice/,
    offers: { button: "Update card" },
  },
  {
    status: "paused",
    reach: ({ subscription }, stripe) => stripe.subscriptions.pause(subscription, { type: "subscription" }),
    word: "Paused",
    says: /Starter is paused\. Nothing is charged\./,
    offers: { button: "Manage subscription" },
  },
  {
    status: "canceling",
    reach: ({ subscription }, stripe) => stripe.subscriptions.update(subscription, { cancel_at_period_end: true }),
    word: "Ending",
    says: /Ends on .*Take the cancellation back/,
    offers: { button: "Manage subscription" },
  },
  {
    status: "canceled",
    reach: ({ subscription }, stripe) => stripe.subscriptions.cancel(subscription),
    word: "Canceled",
    says: /Ended on .*Choose a plan to come back/,
    offers: { link: "Choose a plan" },
  },
  {
    status: "incomplete",
    reach: async ({ customer, subscription }, stripe) => {
      const { items } = await stripe.subscriptions.cancel(subscription);
      const price = items.data[0]?.price.id ?? "";
      await stripe.subscriptions.create({ customer, items: [{ price }], payment_behavior: "default_incomplete" });
    },
    word: "First payment missing",
    says: /has not started.*Pay the open invoice below today/,
    offers: { link: "Pay the invoice" },
  },
  {
    status: "incomplete and expired",
    pretend: (person) => inMirror(person, "incomplete_expired"),
    word: "Never started",
    says: /The first payment never came/,
    offers: { link: "Choose a plan" },
  },
];

/** The subscription that somebody has just bought. */
export async function subscriptionOf(customer: string): Promise<string> {
  const { data } = await stripeApi().subscriptions.list({ customer });
  return data[0]?.id ?? "";
}

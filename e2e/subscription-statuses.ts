import type Stripe from "stripe";
import { advanceCustomer, setStatusAfterRetries, stripeApi } from "./local-stripe";

type Person = { customer: string; subscription: string };

/** A status of a subscription: how one gets there from an active Starter, and what the account page says then. */
type Status = {
  status: string;
  reach?: (person: Person, stripe: Stripe) => Promise<unknown>;
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

/** Another one instead of the one that was bought. */
async function replace(
  { customer, subscription }: Person,
  stripe: Stripe,
  more: Partial<Stripe.SubscriptionCreateParams>,
) {
  const { items } = await stripe.subscriptions.cancel(subscription);
  const price = items.data[0]?.price.id ?? "";
  await stripe.subscriptions.create({ customer, items: [{ price }], ...more });
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
    reach: async (person, stripe) => {
      await breakCard(person, stripe);
      await setStatusAfterRetries("unpaid"); // nobody else is at the last try now
      await advanceCustomer(person.customer, 50).finally(() => setStatusAfterRetries("cancel"));
    },
    word: "Unpaid",
    says: /they are not tried again.*pay the open invoice/,
    offers: { button: "Update card", link: "Pay the invoice" },
  },
  {
    status: "paused",
    reach: ({ subscription }, stripe) => stripe.subscriptions.pause(subscription, { type: "subscription" }),
    word: "Paused",
    says: /Starter is paused\. Nothing is charged\./,
    offers: { button: "Manage subscription" },
  },
  {
    status: "paused at the end of a trial without a card",
    reach: async (person, stripe) => {
      const { data } = await stripe.customers.listPaymentMethods(person.customer);
      for (const { id } of data) await stripe.paymentMethods.detach(id);
      const trial_settings = { end_behavior: { missing_payment_method: "pause" as const } };
      await replace(person, stripe, { trial_period_days: 7, trial_settings });
      await advanceCustomer(person.customer, 8);
    },
    word: "Paused",
    says: /The trial ended without a way to pay, so Starter is paused\./,
    offers: { button: "Add a card" },
  },
  {
    status: "not charged for a while",
    reach: ({ subscription }, stripe) =>
      stripe.subscriptions.update(subscription, { pause_collection: { behavior: "void" } }),
    word: "Paused",
    says: /Nothing is charged for now\./,
    offers: { button: "Manage subscription" },
  },
  {
    status: "canceling",
    reach: ({ subscription }, stripe) => stripe.subscriptions.update(subscription, { cancel_at_period_end: true }),
    word: "Ending",
    says: /Ends on .*Take the cancellation back/,
    offers: { button: "Take back the cancellation" },
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
    reach: (person, stripe) => replace(person, stripe, { payment_behavior: "default_incomplete" }),
    word: "First payment missing",
    says: /has not started.*Pay the open invoice below today/,
    offers: { link: "Pay the invoice" },
  },
  {
    status: "incomplete and expired",
    reach: async (person, stripe) => {
      await replace(person, stripe, { payment_behavior: "default_incomplete" });
      await advanceCustomer(person.customer, 1);
    },
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

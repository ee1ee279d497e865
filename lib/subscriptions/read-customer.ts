import type Stripe from "stripe";
import { stripe } from "@/lib/stripe/client";
import { isInvalidRequest } from "@/lib/stripe/errors";
import { type DetailMarks, detailMarksOf } from "./detail-marks";
import { type PaymentMethod, readMethods } from "./read-methods";
import { type Reversal, readReversals } from "./read-reversals";

/** Everything of a customer that the mirror keeps, as Stripe has it now. */
export type StripeCustomer = {
  customer: Stripe.Customer;
  subscriptions: Stripe.Subscription[];
  invoices: Stripe.Invoice[];
  /** What was given back of them and what banks ask about them, by the invoice's id; null where that was not asked. */
  reversals: Map<string, Reversal> | null;
  /** What is charged next. */
  paymentMethod: PaymentMethod | null;
  /** The customer's default, where a subscription has one of its own that goes before it. */
  passedOver: PaymentMethod | null;
  /** By which it is seen later that a detail changed; null of somebody who was erased here. */
  detailMarks: DetailMarks | null;
};

const most = 10_000; // nobody has as many; a mistake of Stripe's must not fill the memory
const expand = [
  "data.customer.invoice_settings.default_payment_method",
  "data.default_payment_method",
  "data.schedule",
  "data.discounts.source.coupon",
];

/**
 * Reads a customer and what is theirs; "deleted" when Stripe has deleted it. Throws Stripe's own errors. Two calls for who
 * has or had a subscription: the customer and their card come with it.
 */
export async function readCustomer(
  stripeCustomerId: string,
  { withReversals }: { withReversals: boolean },
): Promise<StripeCustomer | "deleted"> {
  const lists = await readLists(stripeCustomerId).catch((error: unknown) => {
    if (isInvalidRequest(error)) return { refusal: error };
    throw error;
  });
  const expanded = "subscriptions" in lists ? lists.subscriptions[0]?.customer : undefined;
  const customer = typeof expanded === "object" ? expanded : await stripe().customers.retrieve(stripeCustomerId);
  if (customer.deleted) return "deleted";
  // what Stripe makes of the lists of a deleted customer, and of what is expanded in them, is not documented
  if ("refusal" in lists) throw lists.refusal;
  const { subscriptions, invoices } = lists;
  const [{ own, standard }, reversals] = await Promise.all([
    readMethods(customer, subscriptions),
    withReversals ? readReversals(stripeCustomerId, invoices) : null,
  ]);
  const methods = { paymentMethod: own ?? standard, passedOver: own && standard };
  return { customer, subscriptions, invoices, reversals, ...methods, detailMarks: detailMarksOf(customer) };
}

async function readLists(customer: string) {
  const [subscriptions, invoices] = await Promise.all([
    stripe().subscriptions.list({ customer, limit: 100, status: "all", expand }).autoPagingToArray({ limit: most }),
    stripe()
      .invoices.list({ customer, limit: 100, expand: ["data.payments"] })
      .autoPagingToArray({ limit: most }),
  ]);
  return { subscriptions, invoices };
}

import type Stripe from "stripe";
import { stripe } from "@/lib/stripe/client";
import { idOf } from "@/lib/stripe/objects";
import { type Reversal, readReversals } from "./read-reversals";

/** Everything of a customer that the mirror keeps, as Stripe has it now. */
export type StripeCustomer = {
  customer: Stripe.Customer;
  subscriptions: Stripe.Subscription[];
  invoices: Stripe.Invoice[];
  /** What was given back of them and what banks ask about them, by the invoice's id. */
  reversals: Map<string, Reversal>;
  /** What is charged next. */
  paymentMethod: Stripe.PaymentMethod | null;
  /** The customer's default, where a subscription has one of its own that goes before it. */
  passedOver: Stripe.PaymentMethod | null;
};

const most = 10_000; // nobody has as many; a mistake of Stripe's must not fill the memory
const expand = ["data.default_payment_method", "data.schedule", "data.discounts.source.coupon"];

/** Reads a customer and what is theirs; "deleted" when Stripe has deleted it. Throws Stripe's own errors. */
export async function readCustomer(stripeCustomerId: string): Promise<StripeCustomer | "deleted"> {
  const ofCustomer = { customer: stripeCustomerId, limit: 100 };
  const lists = Promise.all([
    stripe()
      .subscriptions.list({ ...ofCustomer, status: "all", expand })
      .autoPagingToArray({ limit: most }),
    stripe()
      .invoices.list({ ...ofCustomer, expand: ["data.payments"] })
      .autoPagingToArray({ limit: most }),
  ]);
  lists.catch(() => {}); // awaited below, unless there is no customer whose lists they could be
  // not expanded: what Stripe makes of that for a deleted customer is not documented
  const customer = await stripe().customers.retrieve(stripeCustomerId);
  if (customer.deleted) return "deleted";
  const [subscriptions, invoices] = await lists;
  const [{ own, standard }, reversals] = await Promise.all([
    methodsOf(customer, subscriptions),
    readReversals(stripeCustomerId, invoices),
  ]);
  const methods = { paymentMethod: own ?? standard, passedOver: own && standard };
  return { customer, subscriptions, invoices, reversals, ...methods };
}

// Stripe docs: a subscription's own default payment method goes before the customer's
async function methodsOf(customer: Stripe.Customer, subscriptions: Stripe.Subscription[]) {
  const own = subscriptions.find((subscription) => !subscription.ended_at)?.default_payment_method ?? null;
  const standard = customer.invoice_settings.default_payment_method;
  const read = (method: string | Stripe.PaymentMethod | null) =>
    typeof method === "string" ? stripe().paymentMethods.retrieve(method) : method;
  return { own: await read(own), standard: idOf(own) === idOf(standard) ? null : await read(standard) };
}

/** The products that these subscriptions sell, for those not known yet. */
export async function readProducts(
  subscriptions: Stripe.Subscription[],
  known: Set<string>,
): Promise<Stripe.Product[]> {
  const ids = subscriptions.flatMap(({ items }) => items.data.map(({ price }) => idOf(price.product)));
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  return Promise.all(missing.map((id) => stripe().products.retrieve(id)));
}

import type Stripe from "stripe";
import { stripe } from "@/lib/stripe/client";
import { isMissing } from "@/lib/stripe/errors";
import { idOf } from "@/lib/stripe/objects";

/** A way to pay: what is kept of one. */
export type PaymentMethod = Pick<Stripe.PaymentMethod, "id" | "type" | "card">;

type Default = string | Stripe.PaymentMethod | Stripe.CustomerSource | null;

/** What is charged for a subscription without looking at its customer: a card that was saved before 2019 is a source. */
export const ownMethodOf = (subscription: Stripe.Subscription | undefined): Default =>
  subscription?.default_payment_method ?? subscription?.default_source ?? null;

/**
 * What a customer pays with: the running subscription's own, and the customer's default unless it is the same. (Stripe's API:
 * Subscription › default_source: the subscription's goes before the customer's, of each the payment method before the source.)
 */
export async function readMethods(
  customer: Stripe.Customer,
  subscriptions: Stripe.Subscription[],
): Promise<{ own: PaymentMethod | null; standard: PaymentMethod | null }> {
  const own = ownMethodOf(subscriptions.find((subscription) => !subscription.ended_at));
  const standard = customer.invoice_settings.default_payment_method ?? customer.default_source;
  return { own: await read(own), standard: idOf(own) === idOf(standard) ? null : await read(standard) };
}

async function read(method: Default): Promise<PaymentMethod | null> {
  if (method === null) return null;
  if (typeof method === "object" && method.object === "payment_method") return method;
  const id = idOf(method);
  try {
    return await stripe().paymentMethods.retrieve(id); // which reads sources as well, card_…, src_… and ba_…
  } catch (error) {
    if (id.startsWith("pm_") || !isMissing(error)) throw error;
    // an old kind of source that has no such form pays all the same
    return { id, type: id.startsWith("ba_") ? "us_bank_account" : "card" };
  }
}

import type Stripe from "stripe";
import type { Act } from "../core/act";
import type { Refusal } from "../core/errors";
import { cardError } from "./make-card";
import { noCard, paymentMethodFor } from "./pay-invoice";
import { declineOf } from "./payments";

/** Why an invoice could not be paid if it were sent now; nothing when it could. */
export function refusalOf(act: Act, invoice: Stripe.Invoice): Refusal | undefined {
  if (invoice.amount_due === 0 || invoice.collection_method !== "charge_automatically") return undefined;
  const card = paymentMethodFor(act.account, invoice);
  if (!card) return noCard;
  const decline = declineOf(act, card);
  return decline && cardError(decline.code === "authentication_required" ? needsAction : decline);
}

const needsAction = {
  code: "subscription_payment_intent_requires_action",
  message:
    "Payment for this subscription requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with `subscription.latest_invoice`. For more details see: https://stripe.com/docs/billing/subscriptions/overview#requires-action",
};

/** @throws {Refusal} 402 or 400 when an invoice could not be paid: asked before anything is kept */
export function refuseUnpaid(act: Act, invoice: Stripe.Invoice) {
  const refusal = refusalOf(act, invoice);
  if (refusal) throw refusal;
}

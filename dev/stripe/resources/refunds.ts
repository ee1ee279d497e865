import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { replace } from "../core/events";
import { refundCharge } from "../domain/refunds";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";
import { mergedMetadata } from "./given";

export function create(call: Call<Stripe.RefundCreateParams>): object {
  const { amount, reason, metadata } = call.params;
  return refundCharge(call, chargeOf(call), { amount, reason, metadata: mergedMetadata(null, metadata) });
}

function chargeOf({ account, params }: Call<Stripe.RefundCreateParams>): string {
  const { charge, payment_intent: intentId } = params;
  if (charge) return charge;
  if (!intentId) {
    throw invalid("One of the following params should be provided for this request: payment_intent or charge.");
  }
  const intent = account.get("payment_intent", intentId, "payment_intent");
  if (intent.status === "succeeded") return String(intent.latest_charge);
  throw invalid(`This PaymentIntent (${intentId}) does not have a successful charge to refund.`, {
    code: "payment_intent_unexpected_state",
    param: "payment_intent",
  });
}

const found = (call: Call): Stripe.Refund => call.account.get("refund", pathOf(call, "refund"));

export const retrieve = (call: Call): object => found(call);

export function update(call: Call<Stripe.RefundUpdateParams>): object {
  const refund = found(call);
  const metadata = mergedMetadata(refund.metadata, call.params.metadata);
  return replace(call, "refund", { ...refund, metadata }, "refund.updated", "charge.refund.updated");
}

export function list(call: Call<Stripe.RefundListParams>): object {
  const { charge, created, payment_intent: intent } = call.params;
  const refunds = call.account.all("refund").filter((refund) => {
    return is(refund.charge, charge) && is(refund.payment_intent, intent) && isWithin(refund.created, created);
  });
  return listOf(call, refunds);
}

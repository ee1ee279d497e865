import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { differences } from "../core/differences";
import { invalid } from "../core/errors";
import { create, emit, replace } from "../core/events";
import { newId } from "../core/ids";
import { nowFor } from "./clock";
import { behaviourOf } from "./test-cards";

type Given = { amount?: number | undefined; reason?: string | undefined; metadata?: Stripe.Metadata };

/** Gives money of a charge back, all that is left of it unless an amount is named. @throws {Refusal} when that cannot be */
export function refundCharge(act: Act, chargeId: string, { amount, reason, metadata = {} }: Given): Stripe.Refund {
  const { account } = act;
  const charge = account.get("charge", chargeId, "charge");
  const left = charge.amount_captured - charge.amount_refunded;
  checkRefundable(account, charge, amount, left);
  const refund: Stripe.Refund = {
    id: newId("re"),
    object: "refund",
    amount: amount ?? left,
    balance_transaction: null,
    charge: charge.id,
    created: nowFor(account, String(charge.customer)),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
      type: "card",
    },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: (reason ?? null) as Stripe.Refund["reason"],
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
  create(act, "refund", refund, "refund.created");
  const next = withRefunded(charge, charge.amount_refunded + refund.amount);
  account.put("charge", next);
  emit(act, "charge.refunded", next, differences(charge, next));
  return refund;
}

function checkRefundable(account: Account, charge: Stripe.Charge, amount: number | undefined, left: number) {
  if (charge.status !== "succeeded") {
    throw invalid(`Charge ${charge.id} has not succeeded; cannot issue a refund.`, { param: "charge" });
  }
  if (isTakenBack(account, charge)) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw invalid(message, { code: "charge_disputed" });
  }
  if (left <= 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  if (amount === undefined) return;
  if (amount < 1) {
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  }
  if (amount <= left) return;
  const what = charge.amount_refunded ? "unrefunded amount on charge" : "charge amount";
  const [asked, most] = [amount, left].map((value) => money(value, charge.currency));
  throw invalid(`Refund amount (${asked}) is greater than ${what} (${most})`, { param: "amount" });
}

/** A bank that only asks has not taken anything: such a payment can be refunded. */
const isTakenBack = (account: Account, { id }: Stripe.Charge) =>
  account
    .all("dispute")
    .some(({ charge, status }) => charge === id && status !== "won" && !status.startsWith("warning"));

function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const withRefunded = (charge: Stripe.Charge, amount: number): Stripe.Charge => ({
  ...charge,
  amount_refunded: amount,
  refunded: amount === charge.amount_captured,
});

/** Whether the bank of this card will send the money back: Stripe's test card for it does so "some time later". */
export function isToFail(account: Account, { status, payment_method: card }: Stripe.Refund): boolean {
  return status === "succeeded" && behaviourOf(account.saved.cardNumbers.get(String(card)) ?? "").refund === "fails";
}

/** The money could not be given back: the charge counts it as not refunded again. */
export function failRefund(act: Act, id: string) {
  const { account } = act;
  const refund = account.get("refund", id);
  const charge = account.get("charge", String(refund.charge));
  account.put("charge", withRefunded(charge, charge.amount_refunded - refund.amount));
  const failed: Stripe.Refund = { ...refund, status: "failed", failure_reason: "unknown" };
  replace(act, "refund", failed, "refund.updated", "charge.refund.updated", "refund.failed");
}

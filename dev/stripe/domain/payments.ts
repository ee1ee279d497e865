import type Stripe from "stripe";
import type { Account } from "../core/account";
import { type Act, isRequested } from "../core/act";
import type { Refusal } from "../core/errors";
import { create, emit } from "../core/events";
import { newId, randomText } from "../core/ids";
import { nowFor } from "./clock";
import { cardError } from "./make-card";
import { newCharge } from "./new-charge";
import { newPaymentIntent } from "./new-payment-intent";
import { behaviourOf, type Decline } from "./test-cards";

export type Payment = { intent: Stripe.PaymentIntent; refusal?: Refusal };

const needsAuthentication: Decline = {
  code: "authentication_required",
  decline_code: "authentication_required",
  message: "Your card was declined. This transaction requires authentication.",
};

/** What the card's bank would say to a charge: nothing, or why not. */
export function declineOf(act: Act, paymentMethod: string): Decline | undefined {
  const { attach, charge, challenge } = behaviourOf(act.account.saved.cardNumbers.get(paymentMethod) ?? "");
  // a person at a page has passed 3D Secure; a program cannot, and there is nobody to ask when a subscription renews
  return attach ?? charge ?? (challenge === "always" && !act.isAtPage ? needsAuthentication : undefined);
}

/** Whether the bank of a saved card wants its holder to confirm each payment. */
export const asksEachTime = (account: Account, paymentMethod: string): boolean =>
  behaviourOf(account.saved.cardNumbers.get(paymentMethod) ?? "").challenge === "always";

/** Charges a card for an invoice; a decline is an answer, not an exception. */
export function charge(act: Act, invoice: Stripe.Invoice, paymentMethod: string): Payment {
  const { account } = act;
  const card = account.get("payment_method", paymentMethod);
  const at = nowFor(account, String(invoice.customer));
  const decline = declineOf(act, paymentMethod);
  // who calls the API can show the cardholder the bank's page; at a renewal there is nobody, and the bank declines
  if (decline === needsAuthentication && isRequested(act)) return askCardholder(act, invoice, card);
  const intentId = newId("pi");
  const made = newCharge({ id: newId("ch"), invoice, card, intentId, at, decline });
  account.put("charge", made);
  const error = decline && {
    ...decline,
    charge: made.id,
    payment_method: card,
    type: "card_error" as const,
  };
  const intent = newPaymentIntent({ id: intentId, secret: randomText(24), invoice, charge: made, at, error });
  create(act, "payment_intent", intent, "payment_intent.created");
  recordPayment(act, invoice, intent, at);
  emit(act, decline ? "charge.failed" : "charge.succeeded", made);
  emit(act, decline ? "payment_intent.payment_failed" : "payment_intent.succeeded", intent);
  return decline
    ? { intent, refusal: cardError(decline, { payment_intent: intent, payment_method: card }) }
    : { intent };
}

/** The intent waits for the cardholder to pass 3D Secure; nothing is charged until then. */
function askCardholder(act: Act, invoice: Stripe.Invoice, card: Stripe.PaymentMethod): Payment {
  const at = nowFor(act.account, String(invoice.customer));
  const id = newId("pi");
  const charge = newCharge({ id: newId("ch"), invoice, card, intentId: id, at });
  const intent: Stripe.PaymentIntent = {
    ...newPaymentIntent({ id, secret: randomText(24), invoice, charge, at }),
    amount_received: 0,
    latest_charge: null,
    next_action: {
      redirect_to_url: { return_url: null, url: invoice.hosted_invoice_url ?? null },
      type: "redirect_to_url",
    },
    status: "requires_action",
  };
  create(act, "payment_intent", intent, "payment_intent.created");
  recordPayment(act, invoice, intent, at);
  emit(act, "payment_intent.requires_action", intent);
  const message =
    "This payment requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with the invoice.";
  const decline = { code: "invoice_payment_intent_requires_action", message };
  return { intent, refusal: cardError(decline, { payment_intent: intent }) };
}

/** Ties the intent to the invoice: `invoice.payments`. */
function recordPayment(act: Act, invoice: Stripe.Invoice, intent: Stripe.PaymentIntent, at: number) {
  const isPaid = intent.status === "succeeded";
  const payment: Stripe.InvoicePayment = {
    id: newId("inpay"),
    object: "invoice_payment",
    amount_paid: isPaid ? intent.amount : null,
    amount_requested: intent.amount,
    created: at,
    currency: intent.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: "payment_intent" },
    status: isPaid ? "paid" : "open",
    status_transitions: { canceled_at: null, paid_at: isPaid ? at : null },
  };
  act.account.put("invoice_payment", payment);
  const current = act.account.get("invoice", invoice.id);
  const payments = { ...current.payments, data: [payment, ...(current.payments?.data ?? [])] };
  act.account.put("invoice", { ...current, payments: payments as Stripe.Invoice["payments"] });
  if (isPaid) emit(act, "invoice_payment.paid", payment);
}

import type Stripe from "stripe";
import type { Decline } from "./test-cards";

type Facts = {
  id: string;
  invoice: Stripe.Invoice;
  card: Stripe.PaymentMethod;
  intentId: string;
  at: number;
  decline?: Decline;
};

/** One charge of a card for an invoice, made or refused. */
export function newCharge({ id, invoice, card, intentId, at, decline }: Facts): Stripe.Charge {
  const amount = invoice.amount_remaining;
  return {
    id,
    object: "charge",
    amount,
    amount_captured: decline ? 0 : amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: card.billing_details,
    calculated_statement_descriptor: "LOCAL STRIPE",
    captured: !decline,
    created: at,
    currency: invoice.currency,
    customer: invoice.customer,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: !decline,
    payment_intent: intentId,
    payment_method: card.id,
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  };
}

function outcomeOf(decline: Decline | undefined): Stripe.Charge.Outcome {
  return {
    advice_code: decline ? "try_again_later" : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.decline_code ?? decline?.code ?? null,
    risk_level: "normal",
    risk_score: 20,
    seller_message: decline ? "The bank did not approve the charge." : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  };
}

import type Stripe from "stripe";

type Facts = {
  id: string;
  secret: string;
  invoice: Stripe.Invoice;
  charge: Stripe.Charge;
  at: number;
  error?: Stripe.PaymentIntent.LastPaymentError;
};

/** The intent behind one try to pay an invoice. */
export function newPaymentIntent({ id, secret, invoice, charge, at, error }: Facts): Stripe.PaymentIntent {
  const amount = charge.amount;
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_received: error ? 0 : amount,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic",
    client_secret: `${id}_secret_${secret}`,
    confirmation_method: "automatic",
    created: at,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    description: invoice.billing_reason === "subscription_create" ? "Subscription creation" : "Subscription update",
    excluded_payment_method_types: null,
    last_payment_error: error ?? null,
    latest_charge: charge.id,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: error ? null : charge.payment_method,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: "off_session",
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: error ? "requires_payment_method" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  };
}

import type Stripe from "stripe";

/** Everything that is kept, by the name Stripe gives it in `object`; each in its unexpanded form. */
export type Kinds = {
  "billing.feedback_option": Stripe.Billing.FeedbackOption;
  "billing_portal.configuration": Stripe.BillingPortal.Configuration;
  "billing_portal.session": Stripe.BillingPortal.Session;
  charge: Stripe.Charge;
  "checkout.session": Stripe.Checkout.Session;
  coupon: Stripe.Coupon;
  customer: Stripe.Customer;
  discount: Stripe.Discount;
  dispute: Stripe.Dispute;
  event: Stripe.Event;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  invoiceitem: Stripe.InvoiceItem;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  price: Stripe.Price;
  product: Stripe.Product;
  promotion_code: Stripe.PromotionCode;
  refund: Stripe.Refund;
  setup_intent: Stripe.SetupIntent;
  subscription: Stripe.Subscription;
  tax_id: Stripe.TaxId;
  subscription_schedule: Stripe.SubscriptionSchedule;
  "test_helpers.test_clock": Stripe.TestHelpers.TestClock;
  webhook_endpoint: Stripe.WebhookEndpoint;
};
export type Kind = keyof Kinds;

/** The prefix of each kind's ids, and the name Stripe's messages use ("No such price: …"). */
export const kinds: Record<Kind, { prefix: string; label: string }> = {
  "billing.feedback_option": { prefix: "fbo", label: "feedback_option" },
  "billing_portal.configuration": { prefix: "bpc", label: "configuration" },
  "billing_portal.session": { prefix: "bps", label: "billing_portal session" },
  charge: { prefix: "ch", label: "charge" },
  "checkout.session": { prefix: "cs_test", label: "checkout.session" },
  coupon: { prefix: "", label: "coupon" },
  customer: { prefix: "cus", label: "customer" },
  discount: { prefix: "di", label: "discount" },
  dispute: { prefix: "du", label: "dispute" },
  event: { prefix: "evt", label: "event" },
  invoice: { prefix: "in", label: "invoice" },
  invoice_payment: { prefix: "inpay", label: "invoice_payment" },
  invoiceitem: { prefix: "ii", label: "invoiceitem" },
  payment_intent: { prefix: "pi", label: "payment_intent" },
  payment_method: { prefix: "pm", label: "PaymentMethod" },
  price: { prefix: "price", label: "price" },
  product: { prefix: "prod", label: "product" },
  promotion_code: { prefix: "promo", label: "promotion code" },
  refund: { prefix: "re", label: "refund" },
  setup_intent: { prefix: "seti", label: "setupintent" },
  subscription: { prefix: "sub", label: "subscription" },
  subscription_schedule: { prefix: "sub_sched", label: "subscription_schedule" },
  tax_id: { prefix: "txi", label: "tax_id" },
  "test_helpers.test_clock": { prefix: "clock", label: "test clock" },
  webhook_endpoint: { prefix: "we", label: "webhook endpoint" },
};

/** The kinds, longest prefix first: `inpay_` before `in_`. */
const byPrefix = (Object.keys(kinds) as Kind[])
  .filter((kind) => kinds[kind].prefix)
  .sort((a, b) => kinds[b].prefix.length - kinds[a].prefix.length);

export const kindOf = (id: string): Kind | undefined =>
  byPrefix.find((kind) => id.startsWith(`${kinds[kind].prefix}_`));

import type Stripe from "stripe";

/**
 * What there is to do about an event: re-read the customer, with their charges where it is about one (a dispute's customer is
 * found first), close a row of the book, or re-read what we sell.
 */
export type EventKind = "billing" | "refund" | "dispute" | "portal_session" | "catalog";

/**
 * The events we ask Stripe for, and what each is for: the one list. `npm run stripe:setup` registers exactly these.
 * Their payload never becomes state (decision 3); `previous_attributes` say what changed, and nothing else does.
 */
export const handlers = {
  "billing_portal.session.created": "portal_session",
  "customer.updated": "billing",
  "customer.deleted": "billing",
  "customer.discount.created": "billing",
  "customer.discount.updated": "billing",
  "customer.discount.deleted": "billing",
  "customer.subscription.created": "billing",
  "customer.subscription.updated": "billing",
  "customer.subscription.deleted": "billing",
  "customer.subscription.paused": "billing",
  "customer.subscription.resumed": "billing",
  "customer.subscription.trial_will_end": "billing",
  "customer.subscription.pending_update_applied": "billing",
  "customer.subscription.pending_update_expired": "billing",
  "subscription_schedule.created": "billing",
  "subscription_schedule.updated": "billing",
  "subscription_schedule.released": "billing",
  "subscription_schedule.canceled": "billing",
  "subscription_schedule.completed": "billing",
  "subscription_schedule.aborted": "billing",
  "charge.refunded": "refund",
  "refund.updated": "refund",
  "refund.failed": "refund",
  "charge.dispute.created": "dispute",
  "charge.dispute.updated": "dispute",
  "charge.dispute.closed": "dispute",
  "customer.tax_id.created": "billing",
  "customer.tax_id.deleted": "billing",
  "payment_method.attached": "billing",
  "payment_method.detached": "billing",
  "payment_method.updated": "billing",
  "payment_method.automatically_updated": "billing", // the bank sent a new card, and its network told Stripe
  "invoice.finalized": "billing",
  "invoice.paid": "billing",
  "invoice.payment_failed": "billing",
  "invoice.voided": "billing",
  "invoice.marked_uncollectible": "billing",
  "product.created": "catalog",
  "product.updated": "catalog",
  "product.deleted": "catalog",
  "price.created": "catalog",
  "price.updated": "catalog",
  "price.deleted": "catalog",
} as const satisfies Partial<Record<Stripe.Event.Type, EventKind>>;

export type HandledType = keyof typeof handlers;

export const subscribedEvents = Object.keys(handlers) as HandledType[];

export const kindOf = (type: string): EventKind | undefined => (handlers as Record<string, EventKind>)[type];

import type Stripe from "stripe";
import { newId } from "./ids";

/** A portal session's way in: the token in its `url`. Times are seconds of the account's clock. */
export type PortalLink = { session: string; lastUsedAt: number | null };

/** The first answer to an idempotency key. */
export type KeptAnswer = { fingerprint: string; status: number; body: string; requestId: string; at: number };

/** The subscription that a Checkout Session was made for. */
export type CheckoutSetup = {
  items: { price: string; quantity: number }[];
  trialDays?: number;
  trialEnd?: number;
  discounts: { coupon?: string; promotionCode?: string }[];
  fields: Partial<Stripe.Subscription>;
  /** What Checkout may write to a customer that there was before. */
  customerUpdate?: Stripe.Checkout.SessionCreateParams.CustomerUpdate;
  /** Whether Checkout may show a new card again, when the merchant says it for the customer. */
  allowRedisplay?: Stripe.PaymentMethod.AllowRedisplay;
};

/** The price and quantity that a subscription's item will have. */
export type ScheduledItem = { price: string; quantity: number };

/** What becomes of a subscription whose last payment try failed. Stripe: Dashboard › Settings › Billing › Subscriptions and emails. */
export const statusesAfterRetries = ["cancel", "unpaid", "past_due"] as const;
export type StatusAfterRetries = (typeof statusesAfterRetries)[number];

/** What is saved to disk, beside the objects. */
export type Saved = {
  id: string;
  clockOffset: number;
  statusAfterRetries: StatusAfterRetries;
  portalLinks: Map<string, PortalLink>;
  invoiceTokens: Map<string, string>;
  /** Payment method → the test card's number, which decides what a charge answers. */
  cardNumbers: Map<string, string>;
  /** Webhook endpoint → its signing secret. */
  secrets: Map<string, string>;
  /** The webhook endpoints that hear of the connected accounts instead of this one. */
  connectEndpoints: Map<string, true>;
  /** Prorations that wait for the next invoice, by invoice item. */
  pendingLines: Map<string, Stripe.InvoiceLineItem>;
  /** What a subscription's schedule will make of it when its period ends. */
  scheduledChanges: Map<string, ScheduledItem>;
  /** Subscription → the change that waits for its invoice to be paid, as the fields that it will set. */
  pendingUpdates: Map<string, { invoice: string; fields: Partial<Stripe.Subscription> }>;
  /** When a paused subscription goes on by itself. */
  resumeTimes: Map<string, number>;
  /** Trials whose end was announced. */
  trialWarnings: Map<string, true>;
  /** What an open Checkout Session will make: its answer does not tell. */
  checkouts: Map<string, CheckoutSetup>;
  /** The way to take an expired Checkout up again: token → session. */
  recoveries: Map<string, string>;
  /** Deleted customers stay readable as such: id → when. */
  deletedCustomers: Map<string, number>;
  answers: Map<string, KeptAnswer>;
};

export const nothingSaved = (): Saved => ({
  id: newId("acct"),
  clockOffset: 0,
  statusAfterRetries: "cancel",
  portalLinks: new Map(),
  invoiceTokens: new Map(),
  cardNumbers: new Map(),
  secrets: new Map(),
  connectEndpoints: new Map(),
  pendingLines: new Map(),
  scheduledChanges: new Map(),
  pendingUpdates: new Map(),
  resumeTimes: new Map(),
  trialWarnings: new Map(),
  checkouts: new Map(),
  recoveries: new Map(),
  deletedCustomers: new Map(),
  answers: new Map(),
});

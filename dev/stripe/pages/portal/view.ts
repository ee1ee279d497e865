import type Stripe from "stripe";
import { laterPhaseOf } from "../../domain/schedules";
import type { Reader } from "../reader";

/** Everything a portal page needs to draw itself: plain Stripe objects, read from the account before. */
export type PortalView = {
  /** Path of this visit, `/p/session/<token>`; every link and form stays below it. */
  base: string;
  /** Path of the portal's home; null in a flow that never shows it. */
  home: string | null;
  reader: Reader;
  business: string;
  session: Stripe.BillingPortal.Session;
  configuration: Stripe.BillingPortal.Configuration;
  customer: Stripe.Customer;
  subscriptions: Stripe.Subscription[];
  /** When a paused subscription goes on by itself: its object does not tell. */
  resumeTimes: ReadonlyMap<string, number>;
  schedules: Stripe.SubscriptionSchedule[];
  products: Stripe.Product[];
  prices: Stripe.Price[];
  /** Those that this customer could use. */
  promotionCodes: Stripe.PromotionCode[];
  feedbackOptions: Stripe.Billing.FeedbackOption[];
  paymentMethods: Stripe.PaymentMethod[];
  taxIds: Stripe.TaxId[];
  /** Newest first, drafts left out. */
  invoices: Stripe.Invoice[];
};

export const idOf = (object: string | { id: string } | null | undefined) =>
  typeof object === "string" ? object : (object?.id ?? "");

/** The item that is the plan; subscriptions with several can only be canceled in a portal. */
export const planItemOf = (subscription: Stripe.Subscription) => subscription.items.data[0];

export const productName = (view: PortalView, price: Stripe.Price) =>
  view.products.find((product) => product.id === idOf(price.product))?.name ?? price.nickname ?? price.id;

/** When a subscription will end because somebody canceled it: flexible billing sets only `cancel_at`. */
export const endsAt = (subscription: Stripe.Subscription) =>
  subscription.cancel_at ??
  (subscription.cancel_at_period_end ? (planItemOf(subscription)?.current_period_end ?? null) : null);

/** What a schedule makes of a plan later on; until then the portal leaves the plan alone. */
export const scheduledPhaseOf = ({ schedules }: PortalView, { schedule }: Stripe.Subscription) =>
  laterPhaseOf(schedules.find(({ id }) => id === idOf(schedule)));

/** One of the visitor's own subscriptions that may be changed. */
export const changeableOf = (view: PortalView, id: string | undefined) =>
  view.subscriptions.find((subscription) => subscription.id === id && !scheduledPhaseOf(view, subscription));

export const defaultCardOf = ({ customer }: PortalView) =>
  idOf(customer.invoice_settings.default_payment_method ?? customer.default_source);

import type { BillingSubscription } from "@/lib/subscriptions/billing";
import type { SubscriptionState } from "@/lib/subscriptions/status";

const renewsAt = new Date("2027-03-14T10:00:00Z");

/** The state of a subscription that renews on 14 March 2027, but for what is said otherwise. */
export const subscriptionState = (more: Partial<SubscriptionState> = {}): SubscriptionState => ({
  status: "active",
  cancelAtPeriodEnd: false,
  cancelAt: null,
  endedAt: null,
  trialEnd: null,
  isCollectionPaused: false,
  collectionPausedUntil: null,
  currentPeriodEnd: renewsAt,
  ...more,
});

/** Pro for 29 euros a month, in that state, but for what is said otherwise. */
export const proSubscription = (more: Partial<BillingSubscription> = {}): BillingSubscription => ({
  ...subscriptionState(),
  id: "sub_1",
  priceId: "price_1",
  onlyItemId: "si_1",
  planKey: "pro",
  plan: "Pro",
  unitAmount: 2900,
  plannedChange: null,
  currency: "eur",
  interval: "month",
  intervalCount: 1,
  quantity: 1,
  billingMode: "flexible",
  collectionMethod: "charge_automatically",
  discounts: [],
  ...more,
});

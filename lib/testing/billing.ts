import type { Billing, BillingSubscription } from "@/lib/subscriptions/billing";

/** A subscription in its plainest state, for rules that are asked about others. */
export const activeSubscription: BillingSubscription = {
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
  status: "active",
  cancelAtPeriodEnd: false,
  cancelAt: null,
  endedAt: null,
  trialEnd: null,
  isCollectionPaused: false,
  collectionPausedUntil: null,
  currentPeriodEnd: new Date("2027-03-14T10:00:00Z"),
  billingMode: "flexible",
  collectionMethod: "charge_automatically",
  isScheduled: false,
  isMetered: false,
  discounts: [],
};

/** The billing of somebody with this subscription, and nothing else. */
export const billingOf = (subscription: BillingSubscription | null, more: Partial<Billing> = {}): Billing => ({
  customerId: "c",
  stripeCustomerId: "cus_1",
  email: null,
  name: null,
  deletedAt: null,
  syncedAt: null,
  subscriptions: subscription ? [subscription] : [],
  subscription,
  card: null,
  cards: [],
  invoices: [],
  detailMarks: null,
  country: null,
  portalFlag: null,
  onBehalfOf: null,
  ...more,
});

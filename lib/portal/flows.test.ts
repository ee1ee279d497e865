import { describe, expect, it } from "vitest";
import type { Billing, BillingSubscription } from "@/lib/subscriptions/billing";
import type { PortalFeatures } from "./features";
import { flowsFor } from "./flows";

const active: BillingSubscription = {
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
  discounts: [],
};
const billingWith = (subscription: BillingSubscription | null, more: Partial<Billing> = {}): Billing => ({
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
  ...more,
});

const always = ["payment_method_update", "customer_update"];
const change = ["subscription_update", "subscription_update_confirm"];
const [pause, cancel] = ["subscription_pause", "subscription_cancel"];

describe("flowsFor", () => {
  it.each<[string, Partial<BillingSubscription> | null, string[]]>([
    ["nobody's subscription", null, always],
    ["active", {}, [...always, ...change, pause, cancel]],
    ["trialing", { status: "trialing" }, [...always, ...change, pause, cancel]],
    ["sold in several parts", { onlyItemId: null }, [...always, cancel]],
    ["classic billing", { billingMode: "classic" }, [...always, ...change, cancel]],
    ["read before its billing mode was kept", { billingMode: null }, [...always, ...change, pause, cancel]],
    ["paid by invoices that are sent", { collectionMethod: "send_invoice" }, [...always, cancel]],
    ["collection paused", { isCollectionPaused: true }, [...always, ...change, cancel]],
    ["past due", { status: "past_due" }, [...always, cancel]],
    ["unpaid", { status: "unpaid" }, [...always, cancel]],
    ["paused", { status: "paused" }, [...always, cancel]],
    ["incomplete", { status: "incomplete" }, always],
    ["ending", { cancelAt: new Date("2027-03-14") }, always],
    ["ending, classic billing", { cancelAtPeriodEnd: true }, always],
    ["canceled", { status: "canceled" }, always],
    ["never started", { status: "incomplete_expired" }, always],
  ])("%s", (_, state, flows) => {
    expect(flowsFor(billingWith(state && { ...active, ...state })).sort()).toEqual([...flows].sort());
  });

  it("offers only what the configuration allows", () => {
    const features: PortalFeatures = { flows: ["subscription_cancel", "customer_update"], priceIds: null };
    expect(flowsFor(billingWith(active), features)).toEqual(["subscription_cancel", "customer_update"]);
  });

  it("offers nothing to a customer who is gone at Stripe", () => {
    expect(flowsFor(billingWith(active, { deletedAt: new Date() }))).toEqual([]);
  });
});

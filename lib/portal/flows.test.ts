import { describe, expect, it } from "vitest";
import type { Billing, BillingSubscription } from "@/lib/subscriptions/billing";
import { proSubscription } from "@/lib/testing/subscriptions";
import type { PortalFeatures } from "./features";
import { flowsFor } from "./flows";

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
    expect(flowsFor(billingWith(state && proSubscription(state))).sort()).toEqual([...flows].sort());
  });

  it("offers only what the configuration allows", () => {
    const features: PortalFeatures = { flows: ["subscription_cancel", "customer_update"], priceIds: null };
    expect(flowsFor(billingWith(proSubscription()), features)).toEqual(["subscription_cancel", "customer_update"]);
  });

  it("offers nothing to a customer who is gone at Stripe", () => {
    expect(flowsFor(billingWith(proSubscription(), { deletedAt: new Date() }))).toEqual([]);
  });
});

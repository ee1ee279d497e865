import { describe, expect, it } from "vitest";
import type { BillingSubscription } from "@/lib/subscriptions/billing";
import { activeSubscription as active, billingOf } from "@/lib/testing/billing";
import type { PortalFeatures } from "./features";
import { flowsFor, portalFlows } from "./flows";

const always = ["payment_method_update", "customer_update"];
const change = ["subscription_update", "subscription_update_confirm"];
const [pause, cancel] = ["subscription_pause", "subscription_cancel"];

const all: PortalFeatures = { flows: [...portalFlows], priceIds: null, mayChangeQuantity: false };

describe("flowsFor", () => {
  it.each<[string, Partial<BillingSubscription> | null, string[]]>([
    ["nobody's subscription", null, always],
    ["active", {}, [...always, ...change, pause, cancel]],
    ["trialing", { status: "trialing" }, [...always, ...change, pause, cancel]],
    ["sold in several parts", { onlyItemId: null }, [...always, cancel]],
    ["classic billing", { billingMode: "classic" }, [...always, ...change, cancel]],
    ["read before its billing mode was kept", { billingMode: null }, [...always, ...change, pause, cancel]],
    ["paid by invoices that are sent", { collectionMethod: "send_invoice" }, [...always, cancel]],
    ["waiting for a later phase of a schedule", { isScheduled: true }, always],
    ["past due, waiting for one", { status: "past_due", isScheduled: true }, always],
    ["paid by usage", { isMetered: true }, [...always, cancel]],
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
    expect(flowsFor(billingOf(state && { ...active, ...state })).sort()).toEqual([...flows].sort());
  });

  it("offers only what the configuration allows", () => {
    const features: PortalFeatures = { ...all, flows: ["subscription_cancel", "customer_update"] };
    expect(flowsFor(billingOf(active), features)).toEqual(["subscription_cancel", "customer_update"]);
  });

  it.each<[string, Partial<PortalFeatures>, boolean]>([
    ["Stripe did not tell its prices", {}, true],
    ["it has another price", { priceIds: ["price_1", "price_2"] }, true],
    ["it has the price they pay alone", { priceIds: ["price_1"] }, false],
    ["it has no price", { priceIds: [] }, false],
    ["it has no other price and lets them change how many", { priceIds: ["price_1"], mayChangeQuantity: true }, true],
  ])("offers to choose another plan where there is one: %s", (_, features, isOffered) => {
    const flows = flowsFor(billingOf(active), { ...all, ...features });
    expect(flows.includes("subscription_update")).toBe(isOffered);
  });

  it("offers nothing to a customer who is gone at Stripe", () => {
    expect(flowsFor(billingOf(active, { deletedAt: new Date() }))).toEqual([]);
  });
});

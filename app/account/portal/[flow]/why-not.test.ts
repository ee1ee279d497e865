import { describe, expect, it } from "vitest";
import { type PortalFlow, portalFlows } from "@/lib/portal/flows";
import type { BillingSubscription } from "@/lib/subscriptions/billing";
import { activeSubscription, billingOf } from "@/lib/testing/billing";
import { whyNot } from "./why-not";

const all = { flows: [...portalFlows], priceIds: null, mayChangeQuantity: false };
const change: PortalFlow = "subscription_update";
const pause: PortalFlow = "subscription_pause";
const cancel: PortalFlow = "subscription_cancel";

describe("whyNot", () => {
  it.each<[PortalFlow, Partial<BillingSubscription>, RegExp]>([
    [change, { status: "canceled" }, /no subscription that is running/],
    [change, { cancelAt: new Date("2027-03-14") }, /set to end already/],
    [cancel, { cancelAtPeriodEnd: true }, /set to end already/],
    [cancel, { status: "incomplete" }, /first payment is missing/],
    [change, { status: "paused" }, /is paused/],
    [pause, { isCollectionPaused: true }, /is paused/],
    [change, { collectionMethod: "send_invoice" }, /invoices are sent to you/],
    [change, { isScheduled: true }, /planned already/],
    [cancel, { isScheduled: true }, /planned already/],
    [change, { isMetered: true }, /what you use/],
    [pause, { billingMode: "classic" }, /cannot be paused/],
    [change, { onlyItemId: null }, /several parts/],
    [change, { status: "past_due" }, /payment is missing/],
    [pause, { status: "unpaid" }, /payment is missing/],
  ])("%s of %o", (flow, state, sentence) => {
    expect(whyNot(flow, billingOf({ ...activeSubscription, ...state }), all)).toMatch(sentence);
  });

  it("says nothing where it can be opened", () => {
    for (const flow of portalFlows) expect(whyNot(flow, billingOf(activeSubscription), all)).toBeNull();
  });

  it("speaks of the customer, of the configuration and of the plans first", () => {
    expect(whyNot(cancel, null, all)).toMatch(/no subscription yet/);
    expect(whyNot(cancel, { ...billingOf(activeSubscription), deletedAt: new Date() }, all)).toMatch(/was closed/);
    expect(whyNot(cancel, billingOf(activeSubscription), { ...all, flows: [] })).toMatch(/Write to us/);
    const onlyTheirs = { ...all, priceIds: [String(activeSubscription.priceId)] };
    expect(whyNot(change, billingOf(activeSubscription), onlyTheirs)).toMatch(/no other plan/);
  });
});

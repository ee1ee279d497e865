import type { PortalFeatures } from "@/lib/portal/features";
import { flowsFor, type PortalFlow } from "@/lib/portal/flows";
import type { Billing } from "@/lib/subscriptions/billing";
import { endsAtOf, isLiving } from "@/lib/subscriptions/status";

/** Why this page of the portal cannot be opened now, in a sentence; null when it can. */
export function whyNot(flow: PortalFlow, billing: Billing | null, features?: PortalFeatures): string | null {
  if (!billing) return "You have no subscription yet. Choose a plan first.";
  if (billing.deletedAt) return "Your billing account was closed, and nothing more is charged.";
  if (features && !features.flows.includes(flow)) {
    return "This cannot be done in the billing portal here. Write to us and we will do it for you.";
  }
  if (flowsFor(billing, features).includes(flow)) return null;
  const { subscription } = billing;
  if (!subscription || !isLiving(subscription.status)) return "You have no subscription that is running.";
  if (endsAtOf(subscription))
    return "Your subscription is set to end already. Use Manage subscription to take it back.";
  if (subscription.status === "incomplete") return "The first payment is missing. Pay the open invoice first.";
  if (subscription.isScheduled) {
    return "A change of your subscription is planned already, and is made first. Write to us to change or cancel it before.";
  }
  if (subscription.status === "paused" || subscription.isCollectionPaused) {
    return "Your subscription is paused. Use Manage subscription to go on with it first.";
  }
  if (subscription.collectionMethod === "send_invoice") {
    return "Your invoices are sent to you, so this is changed by us. Write to us and we will do it for you.";
  }
  if (subscription.isMetered) return "You pay by what you use, so this is changed by us. Write to us.";
  if (flow === "subscription_pause" && subscription.billingMode === "classic") {
    return "Your subscription cannot be paused in the billing portal. Write to us and we will do it for you.";
  }
  if (subscription.onlyItemId === null)
    return "Your subscription has several parts. Write to us and we will change it.";
  if (subscription.status !== "active" && subscription.status !== "trialing") {
    return "A payment is missing. Pay the open invoice first.";
  }
  return "There is no other plan to change to. Write to us if you need something else.";
}

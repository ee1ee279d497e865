import type { Billing } from "@/lib/subscriptions/billing";
import { endsAtOf, isLiving } from "@/lib/subscriptions/status";
import type { PortalFeatures } from "./features";

/** The pages of the portal that a button of ours opens directly. None: the portal's home. */
export const portalFlows = [
  "payment_method_update",
  "subscription_update",
  "subscription_update_confirm",
  "subscription_pause",
  "subscription_cancel",
  "customer_update",
] as const;

export type PortalFlow = (typeof portalFlows)[number];

/**
 * Which deep links make sense for this customer now, under this configuration (undefined: not known). Asked before one is
 * minted, since Stripe refuses the others with words only. To confirm a plan makes sense where plans can be changed.
 */
export function flowsFor(billing: Billing, features?: PortalFeatures): PortalFlow[] {
  return portalFlows.filter((flow) => isFor(flow, billing) && (features?.flows.includes(flow) ?? true));
}

function isFor(flow: PortalFlow, { subscription, deletedAt }: Billing): boolean {
  if (deletedAt) return false;
  if (flow === "payment_method_update" || flow === "customer_update") return true;
  if (!subscription || !isLiving(subscription.status) || endsAtOf(subscription)) return false;
  const isRunning = subscription.status === "active" || subscription.status === "trialing";
  // Stripe docs: Customer portal › Limitations. Several products, or bills sent by mail: they can only be canceled
  const isChangeable = subscription.onlyItemId !== null && subscription.collectionMethod !== "send_invoice";
  switch (flow) {
    case "subscription_update":
    case "subscription_update_confirm":
      return isRunning && isChangeable;
    case "subscription_pause":
      return isRunning && isChangeable && !subscription.isCollectionPaused && subscription.billingMode !== "classic";
    case "subscription_cancel": // who owes or has paused must be able to leave, too
      return subscription.status !== "incomplete";
  }
}

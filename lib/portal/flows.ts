import type { Billing, BillingSubscription } from "@/lib/subscriptions/billing";
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
  return portalFlows.filter((flow) => isFor(flow, billing) && (!features || isAllowed(flow, billing, features)));
}

function isAllowed(flow: PortalFlow, { subscription }: Billing, features: PortalFeatures): boolean {
  if (!features.flows.includes(flow)) return false;
  if (flow !== "subscription_update" || features.mayChangeQuantity) return true;
  return features.priceIds?.some((id) => id !== subscription?.priceId) ?? true; // there must be another to change to
}

function isFor(flow: PortalFlow, { subscription, deletedAt }: Billing): boolean {
  if (deletedAt) return false;
  if (flow === "payment_method_update" || flow === "customer_update") return true;
  if (!subscription || !isLiving(subscription.status) || endsAtOf(subscription)) return false;
  if (subscription.isScheduled) return false; // the portal leaves it alone until the later phase has begun
  const isRunning = subscription.status === "active" || subscription.status === "trialing";
  const isChangeable = canChange(subscription);
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

/** Stripe docs: Customer portal › Limitations. The rest can only be canceled there. */
const canChange = ({ onlyItemId, collectionMethod, isMetered }: BillingSubscription) =>
  onlyItemId !== null && collectionMethod !== "send_invoice" && !isMetered;

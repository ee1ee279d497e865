import type Stripe from "stripe";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Billing } from "@/lib/subscriptions/billing";
import type { PortalFeatures } from "./features";
import { flowsFor, type PortalFlow } from "./flows";

type FlowData = Stripe.BillingPortal.SessionCreateParams.FlowData;

/** What a visit is for. `priceId` with `subscription_update_confirm` alone: the plan chosen on our page. */
export type Wish = { flow: PortalFlow | null; priceId: string | null };

/**
 * `flow_data` for a deep link; undefined where it makes no sense now: then the home opens, where it can be seen why.
 * @throws {AppError} a plan was chosen that this customer cannot confirm: the home would not tell them
 */
export function flowData(
  { flow, priceId }: Wish,
  billing: Billing,
  { features, returnUrl }: { features?: PortalFeatures; returnUrl: string },
): FlowData | undefined {
  if (flow === "subscription_update_confirm") requireConfirmable(priceId, billing, features);
  if (!flow || !flowsFor(billing, features).includes(flow)) return undefined;
  return { type: flow, after_completion: afterCompletion(returnUrl), ...detailsOf(flow, billing, priceId) };
}

function requireConfirmable(priceId: string | null, billing: Billing, features?: PortalFeatures) {
  if (!priceId) throw new AppError("unknown_plan");
  if (!flowsFor(billing).includes("subscription_update_confirm")) throw new AppError("flow_not_available");
  if (features && !features.flows.includes("subscription_update_confirm")) throw new AppError("feature_off");
  if (priceId === billing.subscription?.priceId) throw new AppError("nothing_to_change");
  if (features?.priceIds && !features.priceIds.includes(priceId)) throw new AppError("price_not_offered");
}

function detailsOf(flow: PortalFlow, billing: Billing, priceId: string | null): Partial<FlowData> {
  const { RETENTION_COUPON, PLAN_CHANGE_COUPON } = env();
  const subscription = billing.subscription?.id ?? "";
  switch (flow) {
    case "payment_method_update":
    case "customer_update":
      return {};
    case "subscription_pause":
      return { subscription_pause: { subscription } };
    case "subscription_update":
      return { subscription_update: { subscription } };
    case "subscription_cancel": {
      const retention = RETENTION_COUPON && offerOf(RETENTION_COUPON);
      return { subscription_cancel: { subscription, ...(retention && { retention }) } };
    }
    case "subscription_update_confirm": {
      const items = [{ id: billing.subscription?.onlyItemId ?? "", price: priceId ?? "" }];
      const discounts = PLAN_CHANGE_COUPON ? [{ coupon: PLAN_CHANGE_COUPON }] : undefined;
      return { subscription_update_confirm: { subscription, items, ...(discounts && { discounts }) } };
    }
  }
}

const offerOf = (coupon: string) => ({ type: "coupon_offer" as const, coupon_offer: { coupon } });

function afterCompletion(returnUrl: string): FlowData["after_completion"] {
  const { PORTAL_AFTER_FLOW: type, PORTAL_CONFIRMATION: message } = env();
  if (type === "redirect") return { type, redirect: { return_url: returnUrl } };
  if (type === "portal_homepage") return { type };
  return { type, ...(message && { hosted_confirmation: { custom_message: message } }) };
}

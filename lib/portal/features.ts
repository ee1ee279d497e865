import type Stripe from "stripe";
import type { PortalFlow } from "./flows";

/** What a portal configuration lets customers do, as far as a button of ours depends on it. */
export type PortalFeatures = {
  flows: PortalFlow[];
  /** The prices a customer may move to. Null: Stripe did not tell them. */
  priceIds: string[] | null;
  mayChangeQuantity: boolean;
};

/** Read from Stripe's object. Its products are there only where `features.subscription_update.products` was expanded. */
export function featuresOf({ features }: Stripe.BillingPortal.Configuration): PortalFeatures {
  const { subscription_update: update } = features;
  const mayChangePrice = update.enabled && update.default_allowed_updates.includes("price");
  const isOn: Record<PortalFlow, boolean> = {
    payment_method_update: features.payment_method_update.enabled,
    subscription_update: update.enabled,
    subscription_update_confirm: mayChangePrice,
    subscription_pause: features.subscription_pause?.enabled ?? false,
    subscription_cancel: features.subscription_cancel.enabled,
    customer_update: features.customer_update.enabled,
  };
  return {
    flows: (Object.keys(isOn) as PortalFlow[]).filter((flow) => isOn[flow]),
    priceIds: update.products?.flatMap(({ prices }) => prices) ?? null,
    mayChangeQuantity: update.enabled && update.default_allowed_updates.includes("quantity"),
  };
}

import type Stripe from "stripe";
import type { Change } from "../../domain/preview-change";
import { type Offer, offersFor } from "./offers";
import { prorationOf } from "./proration";
import { type PortalView, planItemOf } from "./view";

/** A switch that may be made: what it is, and what its confirmation page needs to know. */
export type PlannedChange = {
  price: Stripe.Price;
  quantity: number;
  change: Change;
  /** As typed, to be posted again with the confirmation. */
  promotionCode: string;
};
export type ChangeProblem = { field: "price" | "quantity" | "promotion_code"; text: string };

/** @param form what was chosen; it names one of the offers, it never sets a price */
export function plannedChange(
  view: PortalView,
  subscription: Stripe.Subscription,
  form: URLSearchParams,
): PlannedChange | ChangeProblem {
  const { reader } = view;
  const offer = offersFor(view, subscription).find(({ price }) => price.id === form.get("price"));
  if (!offer) return { field: "price", text: reader.say("noChange") };
  const current = planItemOf(subscription)?.quantity ?? 1;
  const quantity = quantityOf(offer, form.get("quantity"), current);
  if (quantity === undefined) {
    const { minimum = 1, maximum = 1 } = offer.quantity ?? {};
    return { field: "quantity", text: reader.say("quantityRange", minimum, maximum) };
  }
  const typed = form.get("promotion_code")?.trim() ?? "";
  const code = view.promotionCodes.find(({ active, code }) => active && code.toLowerCase() === typed.toLowerCase());
  if (typed && !code) return { field: "promotion_code", text: reader.say("badCode") };
  if (offer.isCurrent && quantity === current && !code) return { field: "price", text: reader.say("noChange") };
  const change = { price: offer.price.id, quantity, ...(code && { promotionCode: code.id }) };
  return { ...planned(view, subscription, offer.price, quantity, change), promotionCode: typed };
}

/** The switch a `subscription_update_confirm` flow was made for: the merchant chose it, the customer only agrees. */
export function flowChange(view: PortalView, subscription: Stripe.Subscription): PlannedChange | undefined {
  const flow = view.session.flow?.subscription_update_confirm;
  const item = planItemOf(subscription);
  const price = view.prices.find(({ id }) => id === (flow?.items[0]?.price ?? item?.price.id));
  if (flow?.subscription !== subscription.id || !price) return undefined;
  const quantity = flow.items[0]?.quantity ?? item?.quantity ?? 1;
  const discount = flow.discounts?.[0];
  const change = {
    price: price.id,
    quantity,
    ...(discount?.coupon && { coupon: discount.coupon }),
    ...(discount?.promotion_code && { promotionCode: discount.promotion_code }),
  };
  return planned(view, subscription, price, quantity, change);
}

function planned(
  view: PortalView,
  subscription: Stripe.Subscription,
  price: Stripe.Price,
  quantity: number,
  wanted: Change,
): PlannedChange {
  const update = view.configuration.features.subscription_update;
  const resetAnchor = update.billing_cycle_anchor === "now";
  const deferWhen = update.schedule_at_period_end.conditions.map(({ type }) => type);
  const endTrial = subscription.status === "trialing" && update.trial_update_behavior !== "continue_trial";
  return {
    price,
    quantity,
    promotionCode: "",
    change: { ...wanted, prorationBehavior: prorationOf(update.proration_behavior), resetAnchor, endTrial, deferWhen },
  };
}

function quantityOf({ quantity }: Offer, typed: string | null, current: number): number | undefined {
  if (!quantity || !typed) return current;
  const wanted = Number(typed);
  return Number.isInteger(wanted) && wanted >= quantity.minimum && wanted <= quantity.maximum ? wanted : undefined;
}

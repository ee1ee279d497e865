import type Stripe from "stripe";
import { type PortalView, planItemOf, productName } from "./view";

/** One price a customer may switch to. */
export type Offer = {
  price: Stripe.Price;
  name: string;
  isCurrent: boolean;
  /** The quantities that may be chosen, when the configuration lets the customer choose. */
  quantity: { minimum: number; maximum: number } | undefined;
};

// what a configuration means by "no maximum"
const mostSeats = 999_999;

/** The configuration's prices in the subscription's currency, in the configuration's order. */
export function offersFor(view: PortalView, subscription: Stripe.Subscription): Offer[] {
  const update = view.configuration.features.subscription_update;
  const allowed = update.default_allowed_updates;
  const current = planItemOf(subscription)?.price.id;
  const offers: Offer[] = [];
  for (const product of update.products ?? []) {
    for (const id of product.prices) {
      const price = view.prices.find((candidate) => candidate.id === id);
      if (price?.active === false && id !== current) continue;
      if (!price || price.currency !== subscription.currency) continue;
      if (id !== current && !allowed.includes("price")) continue;
      const { enabled, minimum, maximum } = product.adjustable_quantity;
      const isAdjustable = enabled && allowed.includes("quantity");
      const quantity = isAdjustable ? { minimum, maximum: maximum ?? mostSeats } : undefined;
      offers.push({ price, name: productName(view, price), isCurrent: id === current, quantity });
    }
  }
  return offers;
}

/** "1 month": what a switch between monthly and yearly prices goes by. */
export const rhythmOf = ({ recurring }: Stripe.Price) =>
  recurring ? `${recurring.interval_count}-${recurring.interval}` : "once";

/** Whether there is anything to update: another price, or a quantity. */
export const hasChoice = (view: PortalView, subscription: Stripe.Subscription) =>
  offersFor(view, subscription).some((offer) => !offer.isCurrent || offer.quantity);

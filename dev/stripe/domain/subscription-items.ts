import type Stripe from "stripe";
import type { Account } from "../core/account";
import { newId } from "../core/ids";
import { decimal } from "./lines";
import { currentPeriod } from "./periods";

export type ItemChange = {
  id?: string;
  price?: string;
  quantity?: number;
  deleted?: boolean;
  metadata?: Record<string, string>;
};

type Period = { start: number; end: number };

export function newItem(
  subscription: string,
  price: Stripe.Price,
  quantity: number,
  period: Period,
): Stripe.SubscriptionItem {
  return {
    id: newId("si"),
    object: "subscription_item",
    billing_thresholds: null,
    created: period.start,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

/** The items after these changes; nothing is kept. A change names an item by id, or adds one. */
export function changedItems(
  account: Account,
  subscription: Stripe.Subscription,
  changes: ItemChange[],
): Stripe.SubscriptionItem[] {
  const items = [...subscription.items.data];
  for (const [index, change] of changes.entries()) {
    const price = change.price === undefined ? undefined : account.get("price", change.price, `items[${index}][price]`);
    const at = change.id === undefined ? -1 : items.findIndex((item) => item.id === change.id);
    const old = items[at];
    if (change.id !== undefined && !old) account.get("subscription", change.id, `items[${index}][id]`);
    if (!old) {
      if (price) items.push(newItem(subscription.id, price, change.quantity ?? 1, currentPeriod(subscription)));
    } else if (change.deleted) items.splice(at, 1);
    else {
      items[at] = {
        ...old,
        ...(price && { price, plan: planOf(price) }),
        ...(change.quantity !== undefined && { quantity: change.quantity }),
        metadata: { ...old.metadata, ...change.metadata },
      };
    }
  }
  return items;
}

export const withPeriod = (items: Stripe.SubscriptionItem[], { start, end }: Period): Stripe.SubscriptionItem[] =>
  items.map((item) => ({ ...item, current_period_start: start, current_period_end: end }));

export const withItems = (subscription: Stripe.Subscription, data: Stripe.SubscriptionItem[]): Stripe.Subscription => ({
  ...subscription,
  items: { ...subscription.items, data },
});

/** The older form of a price, which Stripe still sends beside it. */
function planOf(price: Stripe.Price): Stripe.Plan {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: decimal(price.unit_amount ?? 0),
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? "month",
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: price.recurring?.usage_type ?? "licensed",
  };
}

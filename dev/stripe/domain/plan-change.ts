import type Stripe from "stripe";
import type { Account } from "../core/account";
import { invalid } from "../core/errors";
import { nowFor } from "./clock";
import { itemLine, type Line, prorationLine } from "./lines";
import { currentPeriod, intervalOf, isSameInterval, periodEnd } from "./periods";
import { remainingAmount, unusedAmount } from "./proration-amounts";
import { changedItems, type ItemChange, withItems, withPeriod } from "./subscription-items";

export type PlanChange = {
  items: ItemChange[];
  /** `always_invoice`, `create_prorations` (the default) or `none` */
  prorationBehavior?: string;
  /** As if the change were made at that time: what a preview showed is what is billed. */
  prorationDate?: number;
  endTrial?: boolean;
  resetAnchor?: boolean;
  /** The change waits for the end of the period: nothing is billed until then. */
  isDeferred?: boolean;
};

/** What a change would make of a subscription: the lines are invoiced at once, or wait for the next invoice. */
export type Planned = { next: Stripe.Subscription; lines: Line[]; isInvoicedNow: boolean };

/** Works a change out and keeps nothing, for the preview and the change alike. */
export function plan(account: Account, subscription: Stripe.Subscription, change: PlanChange): Planned {
  const now = nowFor(account, String(subscription.customer));
  const { prorationBehavior = "create_prorations" } = change;
  const before = subscription.items.data;
  const after = changedItems(account, subscription, change.items);
  const isTrialing = subscription.status === "trialing" && !change.endTrial;
  const hasTrialEnded = subscription.status === "trialing" && Boolean(change.endTrial);
  const isBilled = ["active", "past_due"].includes(subscription.status);
  const [first] = after;
  const isReset =
    hasTrialEnded || (isBilled && (Boolean(change.resetAnchor) || !after.every((item) => isSameAs(item, before))));

  if (isTrialing || change.isDeferred || !first)
    return { next: withItems(subscription, after), lines: [], isInvoicedNow: false };
  const at = prorationTime(subscription, change.prorationDate) ?? now;
  const rest = { start: at, end: currentPeriod(subscription).end };
  const credits =
    hasTrialEnded || prorationBehavior === "none"
      ? []
      : changed(before, after).map((item) => prorationLine(account, item, -unusedAmount(account, item, at), rest));
  if (isReset) {
    const period = { start: now, end: periodEnd(now, intervalOf(first.price)) };
    const items = withPeriod(after, period);
    const next = {
      ...withItems(subscription, items),
      billing_cycle_anchor: now,
      ...(hasTrialEnded && { status: "active" as const, trial_end: now }),
    };
    return { next, lines: [...credits, ...items.map((item) => itemLine(account, item, period))], isInvoicedNow: true };
  }
  const isAtOnce = prorationBehavior === "always_invoice";
  // a discount for one invoice goes to the invoice these lines come on, which lists it itself when it is the next one
  const billed = isAtOnce ? subscription : withoutOnce(account, subscription);
  const charges =
    prorationBehavior === "none"
      ? []
      : changed(after, before).map((item) =>
          prorationLine(account, item, remainingAmount(account, billed, item, at), rest),
        );
  const lines = isBilled ? [...credits, ...charges] : [];
  return {
    next: withItems(subscription, after),
    lines,
    isInvoicedNow: lines.length > 0 && isAtOnce,
  };
}

/** @throws {Refusal} for a time outside the period that is split */
function prorationTime(subscription: Stripe.Subscription, time: number | undefined): number | undefined {
  const { start, end } = currentPeriod(subscription);
  if (time === undefined || (time >= start && time <= end)) return time;
  throw invalid("The proration_date must be within the current period of the subscription.", {
    param: "proration_date",
  });
}

/** Whether an item's interval is the one it had, so that its period can go on. */
function isSameAs(item: Stripe.SubscriptionItem, before: Stripe.SubscriptionItem[]): boolean {
  const old = before.find(({ id }) => id === item.id) ?? before[0];
  return !old || isSameInterval(old.price, item.price);
}

/** Those of `some` that are not the same in `others`: another price, another quantity, or not there at all. */
const changed = (some: Stripe.SubscriptionItem[], others: Stripe.SubscriptionItem[]): Stripe.SubscriptionItem[] =>
  some.filter((item) => {
    const other = others.find(({ id }) => id === item.id);
    return !other || other.price.id !== item.price.id || other.quantity !== item.quantity;
  });

function withoutOnce(account: Account, subscription: Stripe.Subscription): Stripe.Subscription {
  const couponOf = (id: unknown) => account.find("coupon", String(account.find("discount", String(id))?.source.coupon));
  return { ...subscription, discounts: subscription.discounts.filter((id) => couponOf(id)?.duration !== "once") };
}

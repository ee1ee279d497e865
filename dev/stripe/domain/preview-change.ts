import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { ScheduledItem } from "../core/saved";
import { asIfRedeemed, holderOf } from "./discounts";
import { drawInvoice } from "./invoices";
import { itemLine } from "./lines";
import { pendingLines } from "./pending-lines";
import { currentPeriod, intervalOf, periodEnd } from "./periods";
import { type PlanChange, plan } from "./plan-change";
import { isDeferred } from "./schedules";

/** What a person chooses on the portal's page. */
export type Change = Omit<PlanChange, "items"> & {
  price?: string;
  quantity?: number;
  coupon?: string;
  promotionCode?: string;
  /** Which changes wait for the end of the period: a configuration's `schedule_at_period_end.conditions`. */
  deferWhen?: string[];
  /** Stripe's `payment_behavior`; without it a change that cannot be paid is refused. */
  paymentBehavior?: string;
};

/** The price and quantity that a change leads to. */
export const itemAfter = ({ items }: Stripe.Subscription, { price, quantity }: Change): ScheduledItem => ({
  price: price ?? items.data[0]?.price.id ?? "",
  quantity: quantity ?? items.data[0]?.quantity ?? 1,
});

/** The portal changes subscriptions of one item. */
export function asPlanChange(subscription: Stripe.Subscription, { price, quantity, ...rest }: Change): PlanChange {
  return { ...rest, items: [{ id: subscription.items.data[0]?.id, price, quantity }] };
}

/** The invoice that a change would bring: at once, or at the end of the period when nothing is due now. */
export function previewChange(account: Account, id: string, change: Change): Stripe.Invoice {
  const subscription = account.get("subscription", id);
  const { coupon, promotionCode } = change;
  const isLater = isDeferred(account, subscription, itemAfter(subscription, change), change.deferWhen ?? []);
  const planned = { ...asPlanChange(subscription, change), isDeferred: isLater };
  if (!coupon && !promotionCode) return previewItems(account, subscription, planned);
  return asIfRedeemed(account, { coupon, promotionCode }, holderOf(subscription), (discounts) =>
    previewItems(account, { ...subscription, discounts }, planned),
  );
}

export function previewItems(account: Account, subscription: Stripe.Subscription, change: PlanChange): Stripe.Invoice {
  const { next, lines, isInvoicedNow } = plan(account, subscription, change);
  if (isInvoicedNow) return drawInvoice(account, next, lines, "upcoming");
  const { end } = currentPeriod(next);
  const following = next.items.data.map((item) => {
    return itemLine(account, item, {
      start: end,
      end: periodEnd(end, intervalOf(item.price), next.billing_cycle_anchor),
    });
  });
  const all = [...pendingLines(account, next.id), ...lines, ...following];
  return { ...drawInvoice(account, next, all, "upcoming"), next_payment_attempt: end };
}

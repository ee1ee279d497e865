import type Stripe from "stripe";
import type { Account } from "../core/account";
import { discountAmounts } from "./discount-amounts";
import { amountOf, itemLine, type Line } from "./lines";
import { pendingLines } from "./pending-lines";

type Item = Stripe.SubscriptionItem;
type Span = { start: number; end: number };

/**
 * What is given back for the rest of an item's period: of what was charged for it, after discounts. What nobody was
 * charged for (a change without prorations) is worth its price.
 */
export function unusedAmount(account: Account, item: Item, now: number): number {
  const { start, end } = { start: item.current_period_start, end: item.current_period_end };
  const line = chargeFor(account, item);
  return line
    ? part(netOf(line), line.period, now)
    : part(amountOf(item.price, item.quantity ?? 1), { start, end }, now);
}

/** What the rest of an item's period costs, after the discounts it is billed with: they are included, not listed. */
export function remainingAmount(account: Account, subscription: Stripe.Subscription, item: Item, now: number): number {
  const period = { start: item.current_period_start, end: item.current_period_end };
  const line = itemLine(account, item, period);
  const [discounts = []] = discountAmounts(account, subscription, [line]).perLine;
  return part(netOf({ ...line, discount_amounts: discounts }), period, now);
}

/** The newest line that charges this item as it is now, sent or waiting. */
function chargeFor(account: Account, item: Item): Line | undefined {
  const invoiced = account.all("invoice").filter(({ status }) => status !== "void");
  const lines = [...invoiced.flatMap(({ lines }) => lines.data), ...pendingLines(account, item.subscription)];
  return lines.findLast(
    ({ amount, parent, period, pricing, quantity }) =>
      amount > 0 &&
      parent?.subscription_item_details?.subscription_item === item.id &&
      period.end === item.current_period_end &&
      pricing?.price_details?.price === item.price.id &&
      quantity === (item.quantity ?? 1),
  );
}

const netOf = ({ amount, discount_amounts }: Line): number =>
  amount - (discount_amounts ?? []).reduce((sum, discount) => sum + discount.amount, 0);

/** The part of an amount for a span that is left of it, to the second. */
const part = (amount: number, { start, end }: Span, now: number): number =>
  Math.round((amount * Math.max(0, end - now)) / Math.max(1, end - start));

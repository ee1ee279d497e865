import type Stripe from "stripe";
import type { Account } from "../core/account";
import { invalid } from "../core/errors";
import { newId } from "../core/ids";
import { nowFor } from "./clock";
import { itemLine, type Line } from "./lines";
import { newSubscription } from "./new-subscription";
import { intervalOf, periodEnd } from "./periods";
import { newItem, withItems } from "./subscription-items";

export type NewSubscription = {
  customer: string;
  items: { price: Stripe.Price; quantity?: number; metadata?: Record<string, string> }[];
  /** When the free time ends. */
  trialEnd?: number;
  /** When it is to end, if that is known from the beginning. */
  ending?: number | "period_end";
  discounts?: { coupon?: string; promotionCode?: string }[];
  /** Leave the first invoice unpaid, for somebody to pay it. */
  isPaymentDeferred?: boolean;
  /** Refuse the subscription when the first invoice cannot be paid. */
  mustPay?: boolean;
  fields: Partial<Stripe.Subscription>;
};

type Draft = Pick<NewSubscription, "customer" | "trialEnd" | "ending" | "items" | "fields">;

/** A subscription as it would begin, and what its first invoice would say; nothing is kept. */
export function draftSubscription(
  account: Account,
  { customer, trialEnd, ending, items: wanted, fields }: Draft,
): { subscription: Stripe.Subscription; lines: Line[] } {
  const first = wanted[0];
  if (!first) throw invalid("Missing required param: items.", { code: "parameter_missing", param: "items" });
  refuseMixed(wanted.map(({ price }) => price));
  const now = nowFor(account, customer);
  const isTrial = trialEnd !== undefined && trialEnd > now;
  const id = newId("sub");
  const period = { start: now, end: isTrial ? trialEnd : periodEnd(now, intervalOf(first.price)) };
  const items = wanted.map(({ price, quantity = 1, metadata = {} }) => ({
    ...newItem(id, price, quantity, period),
    metadata,
  }));
  const begun = newSubscription(account, { id, customer, now, currency: first.price.currency, fields });
  const trial = isTrial ? { billing_cycle_anchor: trialEnd, trial_start: now, trial_end: trialEnd } : {};
  const status = isTrial ? "trialing" : begun.collection_method === "send_invoice" ? "active" : "incomplete";
  const lines = items.map((item) => itemLine(account, item, period, isTrial));
  const ends = ending === undefined ? {} : endingAt(ending, period.end, now);
  return { subscription: { ...withItems(begun, items), ...trial, ...ends, status } as Stripe.Subscription, lines };
}

const endingAt = (time: number | "period_end", end: number, canceled_at: number): Partial<Stripe.Subscription> => ({
  cancel_at: time === "period_end" ? end : time,
  canceled_at,
  cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: "cancellation_requested" },
});

function refuseMixed(prices: Stripe.Price[]) {
  for (const price of prices) {
    if (price.type !== "recurring") {
      const message = `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`;
      throw invalid(message, { param: "items[0][price]" });
    }
    if (!price.active)
      throw invalid("The price specified is inactive. This field only accepts active prices.", {
        param: "items[0][price]",
      });
    if (price.currency !== prices[0]?.currency) {
      throw invalid(`The price specified only supports \`${price.currency}\`.`, { param: "items" });
    }
  }
}

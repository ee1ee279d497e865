import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { replace } from "../core/events";
import { newId } from "../core/ids";
import { nowFor } from "./clock";
import { tellDiscounts } from "./discount-events";
import { periodEnd } from "./periods";
import { findCode, isRedeemable } from "./promotion-codes";

type Offer = { coupon?: string; promotionCode?: string };

/** Puts a coupon on a subscription, by its id or by a promotion code (its id, or what a person typed). */
export function applyCoupon(act: Act, id: string, offer: Offer): Stripe.Subscription {
  const { account } = act;
  const subscription = account.get("subscription", id);
  const discount = redeem(act, offer, holderOf(subscription));
  const next = { ...subscription, discounts: [discount.id] };
  replace(act, "subscription", next, "customer.subscription.updated");
  tellDiscounts(act, subscription.discounts, next.discounts);
  return next;
}

/** Who gets a discount: a customer, for a subscription in this currency that there is or will be. */
export type Holder = { customer: string; subscription: string | null; currency: string };

export const holderOf = ({ customer, currency, id }: Stripe.Subscription): Holder => ({
  customer: String(customer),
  subscription: id,
  currency,
});

/** Uses a coupon once. @throws {Refusal} when it does not exist, or cannot be used any more */
export function redeem(act: Act, offer: Offer, holder: Holder): Stripe.Discount {
  const { account } = act;
  const { discount, coupon, code } = newDiscount(account, offer, holder);
  account.put("discount", discount);
  const times_redeemed = coupon.times_redeemed + 1;
  account.put("coupon", {
    ...coupon,
    times_redeemed,
    valid: isRedeemable({ ...coupon, times_redeemed }, account.now()),
  });
  if (code) account.put("promotion_code", { ...code, times_redeemed: code.times_redeemed + 1 });
  return discount;
}

/** Draws something as if a coupon were used, and uses nothing. @param draw is given the discounts as they would be */
export function asIfRedeemed<T>(account: Account, offer: Offer, holder: Holder, draw: (discounts: string[]) => T): T {
  const { discount } = newDiscount(account, offer, holder);
  account.shelves.discount.set(discount.id, discount);
  try {
    return draw([discount.id]);
  } finally {
    account.shelves.discount.delete(discount.id);
  }
}

function newDiscount(account: Account, offer: Offer, { customer, subscription, currency }: Holder) {
  const code = offer.promotionCode === undefined ? undefined : findCode(account, offer.promotionCode, customer);
  const coupon = account.get("coupon", String(code?.promotion.coupon ?? offer.coupon), "discounts[0][coupon]");
  if (!isRedeemable(coupon, account.now()))
    throw invalid(`Coupon expired: ${coupon.id}`, { code: "coupon_expired", param: "coupon" });
  if (coupon.currency && coupon.currency !== currency) {
    const message = `The coupon ${coupon.id} is in ${coupon.currency} and cannot be used for ${currency}.`;
    throw invalid(message, { param: "discounts[0][coupon]" });
  }
  const start = nowFor(account, customer);
  const months = coupon.duration === "repeating" ? coupon.duration_in_months : null;
  const discount: Stripe.Discount = {
    id: newId("di"),
    object: "discount",
    checkout_session: null,
    customer,
    customer_account: null,
    end: months ? periodEnd(start, { interval: "month", interval_count: months }) : null,
    invoice: null,
    invoice_item: null,
    promotion_code: code?.id ?? null,
    source: { coupon: coupon.id, type: "coupon" },
    start,
    subscription,
    subscription_item: null,
  };
  return { discount, coupon, code };
}

/** After an invoice: a coupon for one invoice is used, one for some months ends. */
export function dropUsedDiscounts(act: Act, id: string) {
  const { account } = act;
  const subscription = account.get("subscription", id);
  const now = nowFor(account, String(subscription.customer));
  const left = subscription.discounts.filter((discountId) => {
    const discount = account.find("discount", String(discountId));
    const coupon = discount && account.find("coupon", String(discount.source.coupon));
    return coupon?.duration !== "once" && (discount?.end == null || discount.end > now);
  });
  replace(act, "subscription", { ...subscription, discounts: left }, "customer.subscription.updated");
  tellDiscounts(act, subscription.discounts, left);
}

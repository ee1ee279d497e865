import type Stripe from "stripe";

/** What makes a subscription's bills less than its price. Amounts in the currency's smallest unit. */
export type Discount = {
  id: string;
  /** What customers read: the coupon's name. */
  name: string | null;
  percentOff: number | null;
  amountOff: number | null;
  currency: string | null;
};

/** The discounts of a subscription that was read with `discounts.source.coupon` expanded. */
export function discountsOf({ discounts }: Stripe.Subscription): Discount[] {
  return discounts.flatMap((discount) => {
    if (typeof discount === "string") return [];
    const { coupon } = discount.source;
    if (!coupon || typeof coupon === "string") return [];
    const { name, percent_off: percentOff, amount_off: amountOff, currency } = coupon;
    return [{ id: discount.id, name, percentOff, amountOff, currency }];
  });
}

import type Stripe from "stripe";
import type { Account } from "../core/account";
import { discountAmounts } from "./discount-amounts";
import { asIfRedeemed } from "./discounts";
import { draftSubscription } from "./draft-subscription";

type Offer = { coupon?: string; promotionCode?: string };
type Choice = { price: Stripe.Price; quantity: number };

/** What the discount of a Checkout takes off its first invoice. @throws {Refusal} when it cannot be used */
export function checkoutDiscount(account: Account, customer: string, items: Choice[], offer: Offer): number {
  const { subscription, lines } = draftSubscription(account, { customer, items, fields: {} });
  return asIfRedeemed(account, offer, { customer, subscription: null, currency: subscription.currency }, (discounts) =>
    discountAmounts(account, { ...subscription, discounts }, lines).amounts.reduce(
      (sum, { amount }) => sum + amount,
      0,
    ),
  );
}

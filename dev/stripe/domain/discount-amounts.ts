import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Line } from "./lines";

type Amount = { amount: number; discount: string };

/** What the subscription's discounts take off these lines, one after the other; never below nothing. */
export function discountAmounts(
  account: Account,
  subscription: Stripe.Subscription,
  lines: Line[],
): { discounts: string[]; amounts: Amount[]; perLine: Amount[][] } {
  const left = lines.map((line) => Math.max(0, line.discountable ? line.amount : 0));
  const perLine: Amount[][] = lines.map(() => []);
  const amounts: Amount[] = [];
  for (const id of subscription.discounts.map(String)) {
    const coupon = account.find("coupon", String(account.find("discount", id)?.source.coupon));
    if (!coupon) continue;
    const shares = sharesOf(
      coupon,
      left.map((amount, index) => (isFor(coupon, lines[index]) ? amount : 0)),
    );
    for (const [index, amount] of shares.entries()) {
      left[index] = (left[index] ?? 0) - amount;
      if (amount) perLine[index]?.push({ amount, discount: id });
    }
    amounts.push({ amount: shares.reduce((sum, share) => sum + share, 0), discount: id });
  }
  return { discounts: amounts.map(({ discount }) => discount), amounts, perLine };
}

/** A coupon is for everything, or for some products. */
function isFor({ applies_to }: Stripe.Coupon, line: Line | undefined): boolean {
  const product = line?.pricing?.price_details?.product;
  return !applies_to || (product !== undefined && applies_to.products.includes(product));
}

function sharesOf({ percent_off, amount_off }: Stripe.Coupon, left: number[]): number[] {
  if (percent_off !== null) return left.map((amount) => Math.round((amount * percent_off) / 100));
  let rest = amount_off ?? 0;
  return left.map((amount) => {
    const share = Math.min(amount, rest);
    rest -= share;
    return share;
  });
}

import type Stripe from "stripe";
import type { Account } from "../core/account";
import { invalid, Refusal } from "../core/errors";

/** @throws {Refusal} when the code does not exist, is used up, or is somebody else's */
export function findCode(account: Account, idOrCode: string, customer?: string): Stripe.PromotionCode {
  const typed = idOrCode.trim().toLowerCase();
  const found = account
    .all("promotion_code")
    .find((one) => one.id === idOrCode || (one.active && one.code.toLowerCase() === typed));
  if (!found)
    throw invalid(`No such promotion code: '${idOrCode}'`, {
      code: "resource_missing",
      param: "discounts[0][promotion_code]",
    });
  const isExpired = found.expires_at !== null && found.expires_at <= account.now();
  const isUsedUp = found.max_redemptions !== null && found.times_redeemed >= found.max_redemptions;
  const isForeign = found.customer !== null && found.customer !== customer;
  if (!found.active || isExpired || isUsedUp || isForeign) {
    throw invalid("This promotion code cannot be redeemed.", { param: "discounts[0][promotion_code]" });
  }
  if (found.restrictions.first_time_transaction && hasBought(account, customer)) {
    const message = "This promotion code cannot be redeemed because the associated customer has prior transactions.";
    throw invalid(message, { param: "discounts[0][promotion_code]" });
  }
  return found;
}

const hasBought = (account: Account, customer: string | undefined): boolean =>
  account.all("invoice").some((invoice) => invoice.customer === customer && invoice.status !== "void") ||
  account.all("charge").some((charge) => charge.customer === customer && charge.status === "succeeded");

/** The code that somebody typed; nothing when there is none that they could use. */
export function usableCode(account: Account, typed: string, customer?: string): Stripe.PromotionCode | undefined {
  try {
    const code = findCode(account, typed, customer);
    const coupon = account.find("coupon", String(code.promotion.coupon));
    return coupon && isRedeemable(coupon, account.now()) ? code : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Whether a coupon may be used once more. */
export const isRedeemable = (coupon: Stripe.Coupon, now: number): boolean =>
  (coupon.redeem_by === null || coupon.redeem_by > now) &&
  (coupon.max_redemptions === null || coupon.times_redeemed < coupon.max_redemptions);

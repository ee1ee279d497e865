import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { create as keep } from "../core/events";
import { newId, randomText } from "../core/ids";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";
import { mergedMetadata } from "./given";

export function create(call: Call<Stripe.PromotionCodeCreateParams>): object {
  const { account, params } = call;
  const { promotion, restrictions, customer } = params;
  if (!promotion.coupon)
    throw invalid("Missing required param: promotion[coupon].", {
      code: "parameter_missing",
      param: "promotion[coupon]",
    });
  account.get("coupon", promotion.coupon, "promotion[coupon]");
  if (customer) account.get("customer", customer, "customer");
  const code = params.code ?? randomText(8).toUpperCase();
  if (!/^[\w-]+$/.test(code))
    throw invalid("Invalid code: only letters, digits and dashes are allowed.", { param: "code" });
  const isTaken = account
    .all("promotion_code")
    .some((other) => other.active && other.code.toLowerCase() === code.toLowerCase());
  if (isTaken)
    throw invalid(`An active promotion code with \`code: ${code}\` already exists.`, {
      code: "resource_already_exists",
      param: "code",
    });
  const made: Stripe.PromotionCode = {
    id: newId("promo"),
    object: "promotion_code",
    active: params.active ?? true,
    code,
    created: account.now(),
    customer: customer ?? null,
    customer_account: null,
    expires_at: params.expires_at ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: mergedMetadata(null, params.metadata),
    promotion: { coupon: promotion.coupon, type: "coupon" },
    restrictions: {
      first_time_transaction: restrictions?.first_time_transaction ?? false,
      minimum_amount: restrictions?.minimum_amount ?? null,
      minimum_amount_currency: restrictions?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  };
  return keep(call, "promotion_code", made, "promotion_code.created");
}

export const retrieve = (call: Call): object => call.account.get("promotion_code", pathOf(call, "promotion_code"));

export function list(call: Call<Stripe.PromotionCodeListParams>): object {
  const { active, code, coupon, created, customer, customer_account } = call.params;
  const found = call.account.all("promotion_code").filter((one) => {
    const isMatch = is(one.active, active) && is(one.code.toLowerCase(), code?.toLowerCase());
    const isTheirs = is(one.customer, customer) && is(one.customer_account, customer_account);
    return isMatch && isTheirs && is(one.promotion.coupon, coupon) && isWithin(one.created, created);
  });
  return listOf(call, found);
}

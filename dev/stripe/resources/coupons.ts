import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { emit, create as keep } from "../core/events";
import { randomText } from "../core/ids";
import { type Call, pathOf } from "../http/call";
import { isWithin, listOf } from "../http/list";
import { mergedMetadata } from "./given";

export function create(call: Call<Stripe.CouponCreateParams>): object {
  const { account, params } = call;
  const { amount_off, percent_off, duration = "once", duration_in_months: months, currency } = params;
  if ((amount_off === undefined) === (percent_off === undefined)) {
    throw invalid("You must pass exactly one of `amount_off` or `percent_off`.", {
      code: "parameter_missing",
      param: "percent_off",
    });
  }
  if (percent_off !== undefined && !(percent_off > 0 && percent_off <= 100)) {
    throw invalid("Invalid percent_off: must be greater than 0 and less than or equal to 100", {
      param: "percent_off",
    });
  }
  if (amount_off !== undefined && !currency) throw missing("currency");
  if (duration === "repeating" && !months) throw missing("duration_in_months");
  if (params.id && account.find("coupon", params.id)) {
    throw invalid("Coupon already exists.", { code: "resource_already_exists", param: "id" });
  }
  const coupon: Stripe.Coupon = {
    id: params.id ?? randomText(8),
    object: "coupon",
    amount_off: amount_off ?? null,
    ...(params.applies_to && { applies_to: { products: params.applies_to.products ?? [] } }),
    created: account.now(),
    currency: amount_off === undefined ? null : (currency ?? null),
    duration,
    duration_in_months: duration === "repeating" ? (months ?? null) : null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: mergedMetadata(null, params.metadata),
    name: params.name ?? null,
    percent_off: percent_off ?? null,
    redeem_by: params.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  };
  return keep(call, "coupon", coupon, "coupon.created");
}

const missing = (param: string) => invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });

const found = (call: Call): Stripe.Coupon => call.account.get("coupon", pathOf(call, "coupon"));

export const retrieve = (call: Call): object => found(call);

export function list(call: Call<Stripe.CouponListParams>): object {
  return listOf(
    call,
    call.account.all("coupon").filter(({ created }) => isWithin(created, call.params.created)),
  );
}

/** Nobody can use it any more; discounts that were given stay. */
export function remove(call: Call): object {
  const coupon = found(call);
  call.account.remove("coupon", coupon.id);
  emit(call, "coupon.deleted", coupon);
  return { id: coupon.id, object: "coupon", deleted: true };
}

import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { create as keep, replace } from "../core/events";
import { newId } from "../core/ids";
import { decimal } from "../domain/lines";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";
import { given, mergedMetadata } from "./given";
import { makeProduct } from "./new-product";

export function create(call: Call<Stripe.PriceCreateParams>): object {
  const { params, account } = call;
  if (Boolean(params.product) === Boolean(params.product_data)) {
    throw invalid("You must specify either `product` or `product_data` when creating a price.", {
      code: "parameter_missing",
      param: "product",
    });
  }
  if (params.product) account.get("product", params.product, "product");
  const product = params.product ?? makeProduct(call, params.product_data ?? { name: "" }).id;
  return makePrice(call, { ...params, product });
}

type NewPrice = Omit<Stripe.PriceCreateParams, "product"> & { product: string };

/** Makes a price of a product that exists. @throws {Refusal} when amount, currency or lookup key cannot be */
export function makePrice(act: Act, params: NewPrice): Stripe.Price {
  const { account } = act;
  const { unit_amount, unit_amount_decimal, recurring, lookup_key, custom_unit_amount } = params;
  if (
    unit_amount === undefined &&
    unit_amount_decimal === undefined &&
    !custom_unit_amount &&
    params.billing_scheme !== "tiered"
  ) {
    throw invalid("Missing required param: unit_amount.", { code: "parameter_missing", param: "unit_amount" });
  }
  if (!/^[a-z]{3}$/i.test(params.currency))
    throw invalid(`Invalid currency: ${params.currency}`, { param: "currency" });
  const amount = unit_amount ?? Math.round(Number(unit_amount_decimal ?? 0));
  if (lookup_key) claimLookupKey(act, lookup_key, params.transfer_lookup_key ?? false);
  const price: Stripe.Price = {
    id: newId("price"),
    object: "price",
    active: params.active ?? true,
    billing_scheme: params.billing_scheme ?? "per_unit",
    created: account.now(),
    currency: params.currency.toLowerCase(),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: lookup_key || null,
    metadata: mergedMetadata(null, params.metadata),
    nickname: params.nickname || null,
    product: params.product,
    recurring: recurring ? recurringOf(recurring) : null,
    tax_behavior: params.tax_behavior ?? "unspecified",
    tiers_mode: params.tiers_mode ?? null,
    transform_quantity: params.transform_quantity ?? null,
    type: recurring ? "recurring" : "one_time",
    unit_amount: amount,
    unit_amount_decimal: decimal(Number(unit_amount_decimal ?? amount)),
  };
  return keep(act, "price", price, "price.created");
}

const recurringOf = (given: Stripe.PriceCreateParams.Recurring): Stripe.Price.Recurring => ({
  interval: given.interval,
  interval_count: given.interval_count ?? 1,
  meter: given.meter ?? null,
  trial_period_days: given.trial_period_days ?? null,
  usage_type: given.usage_type ?? "licensed",
});

/** A lookup key belongs to one price; with `transfer_lookup_key` it moves to the new one. */
function claimLookupKey(act: Act, key: string, isTransfer: boolean, own?: string) {
  const holder = act.account.all("price").find((price) => price.lookup_key === key && price.id !== own);
  if (!holder) return;
  if (!isTransfer) {
    throw invalid(`A price (\`${holder.id}\`) already uses that lookup key.`, { param: "lookup_key" });
  }
  replace(act, "price", { ...holder, lookup_key: null }, "price.updated");
}

export function update(call: Call<Stripe.PriceUpdateParams>): object {
  const { account, params } = call;
  const price = account.get("price", pathOf(call, "price"));
  if (params.lookup_key) claimLookupKey(call, params.lookup_key, params.transfer_lookup_key ?? false, price.id);
  const changes = given(params, "active", "lookup_key", "nickname", "tax_behavior") as Partial<Stripe.Price>;
  const metadata = mergedMetadata(price.metadata, params.metadata);
  return replace(call, "price", { ...account.get("price", price.id), ...changes, metadata }, "price.updated");
}

export const retrieve = (call: Call): object => call.account.get("price", pathOf(call, "price"));

export function list(call: Call<Stripe.PriceListParams>): object {
  const { active, created, currency, lookup_keys: keys, product, recurring, type } = call.params;
  const found = (account: Account) =>
    account.all("price").filter((price) => {
      const isAsked = !keys || (price.lookup_key !== null && keys.includes(price.lookup_key));
      const isMatch = is(price.active, active) && is(price.currency, currency) && is(price.product, product);
      const isRhythm =
        is(price.recurring?.interval, recurring?.interval) &&
        is(price.recurring?.usage_type, recurring?.usage_type) &&
        is(price.recurring?.meter, recurring?.meter);
      return isAsked && isMatch && isRhythm && is(price.type, type) && isWithin(price.created, created);
    });
  return listOf(call, found(call.account));
}

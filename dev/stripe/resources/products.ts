import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { replace } from "../core/events";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";
import { given, mergedMetadata } from "./given";
import { makeProduct } from "./new-product";
import { makePrice } from "./prices";

export function create(call: Call<Stripe.ProductCreateParams>): object {
  const { account, params } = call;
  if (params.id && account.find("product", params.id)) {
    throw invalid("Product already exists.", { code: "resource_already_exists", param: "id" });
  }
  const product = makeProduct(call, params);
  if (!params.default_price_data) return product;
  const price = makePrice(call, { ...params.default_price_data, product: product.id });
  return replace(call, "product", { ...product, default_price: price.id }, "product.updated");
}

export function update(call: Call<Stripe.ProductUpdateParams>): object {
  const { account, params } = call;
  const product = account.get("product", pathOf(call, "id"));
  if (params.default_price) account.get("price", params.default_price, "default_price");
  const changes = given(
    params,
    "active",
    "default_price",
    "description",
    "images",
    "marketing_features",
    "name",
    "package_dimensions",
    "shippable",
    "statement_descriptor",
    "tax_code",
    "unit_label",
    "url",
  );
  const next = {
    ...product,
    ...(changes as Partial<Stripe.Product>),
    ...(changes.images === null && { images: [] }),
    ...(changes.marketing_features === null && { marketing_features: [] }),
    metadata: mergedMetadata(product.metadata, params.metadata),
  };
  if (JSON.stringify(next) === JSON.stringify(product)) return product;
  return replace(call, "product", { ...next, updated: account.now() }, "product.updated");
}

export const retrieve = (call: Call): object => call.account.get("product", pathOf(call, "id"));

export function list(call: Call<Stripe.ProductListParams>): object {
  const { active, created, ids, shippable, type, url } = call.params;
  const found = call.account.all("product").filter((product) => {
    const isAsked = !ids || ids.includes(product.id);
    const isMatch = is(product.active, active) && is(product.shippable, shippable) && is(product.type, type);
    return isAsked && isMatch && is(product.url, url) && isWithin(product.created, created);
  });
  return listOf(call, found);
}

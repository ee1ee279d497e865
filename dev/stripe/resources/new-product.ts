import type Stripe from "stripe";
import type { Act } from "../core/act";
import { create } from "../core/events";
import { newId } from "../core/ids";
import { mergedMetadata } from "./given";

/** Makes a product, by itself or along with its first price. */
export function makeProduct(act: Act, params: Omit<Stripe.ProductCreateParams, "default_price_data">): Stripe.Product {
  const now = act.account.now();
  const product: Stripe.Product = {
    id: params.id ?? newId("prod"),
    object: "product",
    active: params.active ?? true,
    created: now,
    default_price: null,
    description: params.description || null,
    images: params.images ?? [],
    livemode: false,
    marketing_features: params.marketing_features ?? [],
    metadata: mergedMetadata(null, params.metadata),
    name: params.name,
    package_dimensions: params.package_dimensions ?? null,
    shippable: params.shippable ?? null,
    statement_descriptor: params.statement_descriptor ?? null,
    tax_code: params.tax_code ?? null,
    tax_details: null,
    type: params.type ?? "service",
    unit_label: params.unit_label ?? null,
    updated: now,
    url: params.url ?? null,
  };
  return create(act, "product", product, "product.created");
}

import type Stripe from "stripe";
import { isLivemode } from "@/lib/env";
import { planMetadataKey, plans } from "@/lib/plans/catalog";
import { stripe } from "@/lib/stripe/client";
import { allKeys, configurationMark, type PortalKind } from "./choose-configuration";
import { compareFields } from "./compare-fields";
import { listConfigurations } from "./configuration";

type Found = Stripe.BillingPortal.Configuration;

/** What is wrong with the portal configurations at Stripe, a sentence each with its remedy; none: all is as declared. */
export async function checkConfiguration(): Promise<string[]> {
  const [known, products] = await Promise.all([
    listConfigurations(),
    stripe().products.list({ active: true, limit: 100 }),
  ]);
  const problems = allKeys.flatMap((key) => {
    const mark = configurationMark(key).portico_configuration;
    const [found, ...twins] = known.get(mark) ?? [];
    if (!found) {
      const mode = isLivemode() ? "live" : "test";
      return [`There is no portal configuration of ours in ${mode} mode, ${mark}: run npm run stripe:setup.`];
    }
    return [
      ...drift(found, key.kind),
      ...notOffered(found, products.data),
      ...(found.livemode === isLivemode() ? [] : [`${found.id} belongs to the other mode: check STRIPE_SECRET_KEY.`]),
      ...(twins.length ? [`More than one active configuration is marked ${mark}: archive all but ${found.id}.`] : []),
    ];
  });
  return [...new Set(problems)]; // a plan without a product is missing in all of them
}

/** Where Stripe's object differs from what the repository declares: somebody edited it, or nobody ran the setup. */
const drift = (found: Found, kind: PortalKind): string[] =>
  compareFields(found, kind).flatMap(({ field, isSame }) =>
    isSame ? [] : [`${found.id} differs from its declaration in ${field}: run npm run stripe:setup.`],
  );

function notOffered({ id, features }: Found, products: Stripe.Product[]): string[] {
  const offered = new Set(features.subscription_update.products?.map(({ product }) => product));
  return plans.flatMap(({ key, name }) => {
    const product = products.find(({ metadata }) => metadata[planMetadataKey] === key);
    if (!product) return [`The plan ${name} has no active product at Stripe: run npm run stripe:setup.`];
    return offered.has(product.id) ? [] : [`${id} does not offer the plan ${name}: run npm run stripe:setup.`];
  });
}

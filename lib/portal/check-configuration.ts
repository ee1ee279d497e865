import type Stripe from "stripe";
import { isLivemode } from "@/lib/env";
import { type Currency, currencies, planMetadataKey, plans } from "@/lib/plans/catalog";
import { stripe } from "@/lib/stripe/client";
import { compareFields } from "./compare-fields";
import { configurationMark, findConfiguration } from "./configuration";

type Found = Stripe.BillingPortal.Configuration;

/** What is wrong with the portal configurations at Stripe, a sentence each with its remedy; none: all is as declared. */
export async function checkConfiguration(): Promise<string[]> {
  const problems: string[] = [];
  for (const currency of currencies) problems.push(...(await check(currency)));
  return problems;
}

async function check(currency: Currency): Promise<string[]> {
  const found = await findConfiguration(currency);
  if (!found) {
    const mode = isLivemode() ? "live" : "test";
    return [`There is no portal configuration of ours in ${mode} mode for ${currency}: run npm run stripe:setup.`];
  }
  const problems = [...drift(found), ...(await notOffered(found))];
  if (found.livemode !== isLivemode()) problems.push(`${found.id} belongs to the other mode: check STRIPE_SECRET_KEY.`);
  if (await hasTwins(found, currency)) {
    problems.push(`More than one active configuration carries our mark: archive all but ${found.id}.`);
  }
  return problems;
}

/** Where Stripe's object differs from what the repository declares: somebody edited it, or nobody ran the setup. */
const drift = (found: Found): string[] =>
  compareFields(found).flatMap(({ field, isSame }) =>
    isSame ? [] : [`${found.id} differs from its declaration in ${field}: run npm run stripe:setup.`],
  );

async function notOffered({ id, features }: Found): Promise<string[]> {
  const products = await stripe().products.list({ active: true, limit: 100 });
  const offered = new Set(features.subscription_update.products?.map(({ product }) => product));
  return plans.flatMap(({ key, name }) => {
    const product = products.data.find(({ metadata }) => metadata[planMetadataKey] === key);
    if (!product) return [`The plan ${name} has no active product at Stripe: run npm run stripe:setup.`];
    return offered.has(product.id) ? [] : [`${id} does not offer the plan ${name}: run npm run stripe:setup.`];
  });
}

async function hasTwins({ id }: Found, currency: Currency): Promise<boolean> {
  const { portico_configuration: mark } = configurationMark(currency);
  for await (const other of stripe().billingPortal.configurations.list({ active: true, limit: 100 })) {
    const isOurs = other.metadata?.portico_configuration === mark;
    if (isOurs && other.id !== id) return true;
  }
  return false;
}

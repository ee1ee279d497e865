import type Stripe from "stripe";
import { log } from "@/lib/log";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import type { Billing } from "@/lib/subscriptions/billing";
import { type ConfigurationKey, configurationMark, configurationOf, firstKey } from "./choose-configuration";
import { featuresOf, type PortalFeatures } from "./features";

type Known = { id: string; features: PortalFeatures };

const tenMinutes = 10 * 60 * 1_000;
const known = new Map<string, Known & { at: number }>();
const nameOf = (key: ConfigurationKey) => configurationMark(key).portico_configuration;

/**
 * The portal configuration that `npm run stripe:setup` made for such customers, and what it allows; undefined: none, Stripe
 * takes the account's default then. Kept for ten minutes. Throws Stripe's own errors.
 */
export async function portalConfiguration(key: ConfigurationKey = firstKey): Promise<Known | undefined> {
  const kept = known.get(nameOf(key));
  if (kept && Date.now() - kept.at < tenMinutes) return kept;
  const found = await findConfiguration(key);
  if (!found) return undefined; // not kept: it may be made any moment
  const read = { id: found.id, features: featuresOf(found), at: Date.now() };
  known.set(nameOf(key), read);
  return read;
}

/**
 * What this customer's configuration allows, for a page that offers it. Undefined where Stripe cannot be asked: a page is no
 * place to fail for that, and a button that is off is refused with its sentence.
 */
export async function portalFeatures(billing: Billing | null): Promise<PortalFeatures | undefined> {
  const key = configurationOf(billing);
  try {
    return (await portalConfiguration(key))?.features;
  } catch (error) {
    const { code, facts } = toAppError(error);
    log.warn({ code, ...facts }, "the portal configuration could not be read");
    return known.get(nameOf(key))?.features;
  }
}

/** The same configuration, asked at Stripe, with the products it offers. */
export async function findConfiguration(
  key?: ConfigurationKey,
): Promise<Stripe.BillingPortal.Configuration | undefined> {
  return (await listConfigurations()).get(configurationMark(key).portico_configuration)?.[0];
}

/** All active configurations that carry a mark of ours, by that mark; more than one of a mark is one too many. */
export async function listConfigurations(): Promise<Map<string, Stripe.BillingPortal.Configuration[]>> {
  const found = new Map<string, Stripe.BillingPortal.Configuration[]>();
  const list = stripe().billingPortal.configurations.list({
    active: true,
    limit: 100,
    expand: ["data.features.subscription_update.products"],
  });
  for await (const configuration of list) {
    const mark = configuration.metadata?.portico_configuration;
    if (mark) found.set(mark, [...(found.get(mark) ?? []), configuration]);
  }
  return found;
}

/** After Stripe said that it doesn't know it. */
export function forgetPortalConfiguration(): void {
  known.clear();
}

import type Stripe from "stripe";
import { log } from "@/lib/log";
import { type Currency, currencies } from "@/lib/plans/catalog";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import { featuresOf, type PortalFeatures } from "./features";

const [firstCurrency] = currencies;

/**
 * The metadata by which a portal configuration of ours is found again at Stripe; `list().data[0]` may be anybody's. There
 * is one for each currency: Stripe takes one price of a product for an interval (docs: Customer portal › limits).
 */
export const configurationMark = (currency: Currency = firstCurrency) => ({
  portico_configuration: currency === firstCurrency ? "default" : currency,
});

type Known = { id: string; features: PortalFeatures };

const tenMinutes = 10 * 60 * 1_000;
const known = new Map<Currency, Known & { at: number }>();

/**
 * The portal configuration that `npm run stripe:setup` made for what this subscription is paid in, and what it allows;
 * undefined: none, Stripe takes the account's default then. Kept for ten minutes. Throws Stripe's own errors.
 */
export async function portalConfiguration(paidIn?: string): Promise<Known | undefined> {
  const currency = currencyOf(paidIn);
  const kept = known.get(currency);
  if (kept && Date.now() - kept.at < tenMinutes) return kept;
  const found = await findConfiguration(currency);
  if (!found) return undefined; // not kept: it may be made any moment
  const read = { id: found.id, features: featuresOf(found), at: Date.now() };
  known.set(currency, read);
  return read;
}

const currencyOf = (paidIn?: string): Currency => currencies.find((one) => one === paidIn) ?? firstCurrency;

/**
 * What the configuration allows, for a page that offers it. Undefined where Stripe cannot be asked: a page is no place to
 * fail for that, and a button that is off is refused with its sentence.
 */
export async function portalFeatures(paidIn?: string): Promise<PortalFeatures | undefined> {
  try {
    return (await portalConfiguration(paidIn))?.features;
  } catch (error) {
    const { code, facts } = toAppError(error);
    log.warn({ code, ...facts }, "the portal configuration could not be read");
    return known.get(currencyOf(paidIn))?.features;
  }
}

/** The same configuration, asked at Stripe, with the products it offers. */
export async function findConfiguration(currency?: Currency): Promise<Stripe.BillingPortal.Configuration | undefined> {
  const { portico_configuration: mark } = configurationMark(currency);
  const list = stripe().billingPortal.configurations.list({
    ...{ active: true, limit: 100 },
    expand: ["data.features.subscription_update.products"],
  });
  for await (const configuration of list) {
    if (configuration.metadata?.portico_configuration === mark) return configuration;
  }
  return undefined;
}

/** After Stripe said that it doesn't know it. */
export function forgetPortalConfiguration(): void {
  known.clear();
}

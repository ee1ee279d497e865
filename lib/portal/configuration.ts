import type Stripe from "stripe";
import { log } from "@/lib/log";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import { withinPatience } from "@/lib/stripe/within-patience";
import type { Billing } from "@/lib/subscriptions/billing";
import { type ConfigurationKey, configurationMark, configurationOf, firstKey } from "./choose-configuration";
import { featuresOf, type PortalFeatures } from "./features";

type Known = { id: string; features: PortalFeatures };

const tenMinutes = 10 * 60 * 1_000;
const backOffMs = 30_000;
/** A page waits no longer than this for what it can do without. */
const pagePatienceMs = 1_500;

const known = new Map<string, Known>();
let reading: Promise<void> | undefined;
let readAt = 0;
let failedAt = 0;
const nameOf = (key: ConfigurationKey) => configurationMark(key).portico_configuration;

/**
 * The portal configuration that `npm run stripe:setup` made for such customers, and what it allows; undefined: none, Stripe
 * takes the account's default then. What is older than ten minutes is given all the same, and read anew beside it. Throws
 * Stripe's own errors where nothing was ever read.
 */
export async function portalConfiguration(key = firstKey, now = Date.now()): Promise<Known | undefined> {
  const kept = known.get(nameOf(key));
  if (!kept)
    await readAll(now); // nor is it kept that there is none: it may be made any moment
  else if (now - readAt > tenMinutes && !hasJustFailed(now)) {
    readAll(now).catch((err) => log.warn({ err }, "the portal configurations could not be read anew")); // nobody waits for it
  }
  return kept ?? known.get(nameOf(key));
}

/**
 * What this customer's configuration allows, for a page that offers it. Undefined where Stripe cannot be asked: a page is no
 * place to fail or to wait for that, and a button that is off is refused with its sentence.
 */
export async function portalFeatures(billing: Billing | null, now = Date.now()): Promise<PortalFeatures | undefined> {
  const key = configurationOf(billing);
  if (!known.has(nameOf(key)) && hasJustFailed(now)) return undefined;
  try {
    return (await withinPatience(portalConfiguration(key, now), pagePatienceMs))?.features;
  } catch (error) {
    const { code, facts } = toAppError(error);
    failedAt = now;
    log.warn({ code, ...facts }, "the portal configuration could not be read");
    return undefined;
  }
}

const hasJustFailed = (now: number) => now - failedAt < backOffMs;

/** One read for all who ask meanwhile. */
function readAll(now: number): Promise<void> {
  const read = async () => {
    const found = await listConfigurations();
    known.clear();
    for (const [mark, [one]] of found) if (one) known.set(mark, { id: one.id, features: featuresOf(one) });
    readAt = now;
  };
  reading ??= read()
    .catch((error) => {
      failedAt = now;
      throw error;
    })
    .finally(() => {
      reading = undefined;
    });
  return reading;
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
  reading = undefined;
  failedAt = 0;
}

import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";
import { type Currency, type Interval, intervals, lookupKeyOf } from "@/lib/plans/catalog";
import { allKeys, configurationMark, type PortalKind } from "./choose-configuration";
import { compareFields } from "./compare-fields";
import { undeclaredPrices } from "./compare-products";
import { readPortalAtStripe, type SoldPlan } from "./portal-at-stripe";

type Found = Stripe.BillingPortal.Configuration;

/** What is wrong with the portal configurations at Stripe, a sentence each with its remedy; none: all is as declared. */
export async function checkConfiguration(reading = readPortalAtStripe()): Promise<string[]> {
  const [{ configurations: known, sold }, otherMode] = await Promise.all([reading, customersOfOtherMode()]);
  const problems = allKeys.flatMap((key) => {
    const mark = configurationMark(key).portico_configuration;
    const [found, ...twins] = known.get(mark) ?? [];
    if (!found) {
      const mode = isLivemode() ? "live" : "test";
      return [`There is no portal configuration of ours in ${mode} mode, ${mark}: run npm run stripe:setup.`];
    }
    return [
      ...drift(found, key.kind),
      ...notOffered(found, key.currency, sold),
      ...undeclaredPrices(found, sold).map(
        (price) => `${found.id} offers ${price}, which no plan of ours has: run npm run stripe:setup.`,
      ),
      ...(twins.length ? [`More than one active configuration is marked ${mark}: archive all but ${found.id}.`] : []),
    ];
  });
  return [...new Set([...otherMode, ...problems])]; // a plan without a product is missing in all of them
}

/** Where Stripe's object differs from what the repository declares: somebody edited it, or nobody ran the setup. */
const drift = (found: Found, kind: PortalKind): string[] =>
  compareFields(found, kind).flatMap(({ field, isSame }) =>
    isSame ? [] : [`${found.id} differs from its declaration in ${field}: run npm run stripe:setup.`],
  );

function notOffered({ id, features }: Found, currency: Currency, sold: SoldPlan[]): string[] {
  const offered = features.subscription_update.products ?? [];
  return sold.flatMap(({ plan: { key, name }, productId, prices, archived }) => {
    if (!productId)
      return [
        `The plan ${name} has no active product at Stripe: run npm run stripe:setup, or activate it in the dashboard.`,
      ];
    const inPortal = offered.find(({ product }) => product === productId);
    const holderIn = (all: Stripe.Price[], key: string) => all.find(({ lookup_key }) => lookup_key === key);
    const wanted = intervals.map((interval) => ({ interval, lookupKey: lookupKeyOf(key, interval, currency) }));
    const offSale = wanted.filter(({ lookupKey }) => holderIn(archived, lookupKey));
    if (!inPortal && !offSale.length) return [`${id} does not offer the plan ${name}: run npm run stripe:setup.`];
    return wanted.flatMap(({ interval, lookupKey }) => {
      if (holderIn(archived, lookupKey)) return [notOnSale(lookupKey, name, interval)];
      const price = holderIn(prices, lookupKey);
      const isOffered = price && inPortal?.prices.includes(price.id);
      return isOffered ? [] : [`${id} does not offer ${name} by the ${interval}: run npm run stripe:setup.`];
    });
  });
}

const notOnSale = (lookupKey: string, name: string, interval: Interval) =>
  `The price ${lookupKey} is archived at Stripe, so ${name} by the ${interval} is not on sale for it: activate it in the dashboard.`;

/** A test key on the database of live customers is a mistake; the reverse is what going live looks like at first. */
async function customersOfOtherMode(): Promise<string[]> {
  if (isLivemode() || !(await db().customer.findFirst({ where: { livemode: true }, select: { id: true } }))) return [];
  return ["This database has customers of live mode, and the key is of test mode: check STRIPE_SECRET_KEY."];
}

import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";
import { type Currency, intervals, lookupKeyOf, planKeys, plans, productIdOf } from "@/lib/plans/catalog";
import { stripe } from "@/lib/stripe/client";
import { allKeys, configurationMark, type PortalKind } from "./choose-configuration";
import { compareFields } from "./compare-fields";
import { listConfigurations } from "./configuration";

type Found = Stripe.BillingPortal.Configuration;

/** What is wrong with the portal configurations at Stripe, a sentence each with its remedy; none: all is as declared. */
export async function checkConfiguration(): Promise<string[]> {
  const [known, sold, otherMode] = await Promise.all([listConfigurations(), readPlans(), customersOfOtherMode()]);
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

/** What a plan is at Stripe now; no product: archived, or never made. */
type SoldPlan = { plan: (typeof plans)[number]; productId?: string; prices: Stripe.Price[] };

async function readPlans(): Promise<SoldPlan[]> {
  // by their ids: of an account that is shared, ours may be far behind the newest hundred
  const { data: products } = await stripe().products.list({ ids: planKeys.map(productIdOf), active: true, limit: 100 });
  const pricesOf = async (product: string) => (await stripe().prices.list({ product, active: true, limit: 100 })).data;
  return Promise.all(
    plans.map(async (plan) => {
      const productId = products.find(({ id }) => id === productIdOf(plan.key))?.id;
      return { plan, productId, prices: productId ? await pricesOf(productId) : [] };
    }),
  );
}

function notOffered({ id, features }: Found, currency: Currency, sold: SoldPlan[]): string[] {
  const offered = features.subscription_update.products ?? [];
  return sold.flatMap(({ plan: { key, name }, productId, prices }) => {
    if (!productId)
      return [
        `The plan ${name} has no active product at Stripe: run npm run stripe:setup, or activate it in the dashboard.`,
      ];
    const inPortal = offered.find(({ product }) => product === productId);
    if (!inPortal) return [`${id} does not offer the plan ${name}: run npm run stripe:setup.`];
    return intervals.flatMap((interval) => {
      const price = prices.find(({ lookup_key }) => lookup_key === lookupKeyOf(key, interval, currency));
      const isOffered = price && inPortal.prices.includes(price.id);
      return isOffered ? [] : [`${id} does not offer ${name} by the ${interval}: run npm run stripe:setup.`];
    });
  });
}

/** A test key on the database of live customers is a mistake; the reverse is what going live looks like at first. */
async function customersOfOtherMode(): Promise<string[]> {
  if (isLivemode() || !(await db().customer.findFirst({ where: { livemode: true }, select: { id: true } }))) return [];
  return ["This database has customers of live mode, and the key is of test mode: check STRIPE_SECRET_KEY."];
}

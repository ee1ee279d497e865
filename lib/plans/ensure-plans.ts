import type Stripe from "stripe";
import { stripe } from "@/lib/stripe/client";
import { isMissing } from "@/lib/stripe/errors";
import {
  type Currency,
  currencies,
  intervals,
  lookupKeyOf,
  type Plan,
  planMetadataKey,
  plans,
  productIdOf,
} from "./catalog";

/** What a plan of ours is at Stripe. */
export type OfferedProduct = { productId: string; priceIds: Record<Currency, string[]> };

/**
 * Our plans as products and prices at Stripe. What is there already stays as it is: it may have been edited there, or archived,
 * which takes it off sale.
 */
export async function ensurePlans(say: (line: string) => void): Promise<OfferedProduct[]> {
  const offered: OfferedProduct[] = [];
  for (const plan of plans) {
    const product = await ensureProduct(plan, say);
    offered.push({ productId: product.id, priceIds: await ensurePrices(plan, product.id, say) });
  }
  return offered;
}

async function ensureProduct({ key, name, description }: Plan, say: (line: string) => void): Promise<Stripe.Product> {
  const id = productIdOf(key);
  try {
    const found = await stripe().products.retrieve(id);
    if (!found.active)
      say(`product ${name}: archived at Stripe, so not on sale; activate it in the dashboard to sell it`);
    return found;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  say(`product ${name}: made`);
  return stripe().products.create({ id, name, description, metadata: { [planMetadataKey]: key } });
}

async function ensurePrices(plan: Plan, product: string, say: (line: string) => void) {
  const there = await stripe().prices.list({ product, limit: 100 }).autoPagingToArray({ limit: 1000 });
  const ids = Object.fromEntries(currencies.map((currency) => [currency, []])) as unknown as OfferedProduct["priceIds"];
  for (const interval of intervals) {
    for (const currency of currencies) {
      const lookup_key = lookupKeyOf(plan.key, interval, currency);
      const unit_amount = plan.amounts[interval][currency];
      const found = there.find((price) => price.lookup_key === lookup_key);
      // an archived one keeps its lookup key: another would take that, and put back on sale what somebody took off it
      if (found && !found.active) {
        say(`price ${lookup_key}: archived at Stripe, so not on sale; activate it in the dashboard to sell it`);
        continue;
      }
      if (found && (found.unit_amount !== unit_amount || found.currency !== currency)) {
        say(`price ${lookup_key}: differs from lib/plans/catalog.ts, and stays as Stripe has it`);
      }
      if (!found) say(`price ${lookup_key}: made for ${plan.name}`);
      const metadata = { managed_by: "portico" };
      const made = { product, currency, unit_amount, recurring: { interval }, lookup_key, metadata };
      ids[currency].push((found ?? (await stripe().prices.create(made))).id);
    }
  }
  return ids;
}

import type Stripe from "stripe";
import { type Plan, planKeys, plans, productIdOf } from "@/lib/plans/catalog";
import { stripe } from "@/lib/stripe/client";
import { listConfigurations } from "./configuration";

/** What a plan is at Stripe now. */
export type SoldPlan = {
  plan: Plan;
  productId?: string; // none: archived, or never made
  prices: Stripe.Price[];
  archived: Stripe.Price[]; // those keep their lookup keys
};

/** Our portal configurations, by their mark, and what they are to offer. */
export type PortalAtStripe = { configurations: Awaited<ReturnType<typeof listConfigurations>>; sold: SoldPlan[] };

/** All of it, each list once. */
export async function readPortalAtStripe(): Promise<PortalAtStripe> {
  const [configurations, sold] = await Promise.all([listConfigurations(), readPlans()]);
  return { configurations, sold };
}

async function readPlans(): Promise<SoldPlan[]> {
  // by their ids: of an account that is shared, ours may be far behind the newest hundred
  const { data: products } = await stripe().products.list({ ids: planKeys.map(productIdOf), active: true, limit: 100 });
  const pricesOf = (product: string) =>
    stripe().prices.list({ product, limit: 100 }).autoPagingToArray({ limit: 1000 });
  return Promise.all(
    plans.map(async (plan) => {
      const productId = products.find(({ id }) => id === productIdOf(plan.key))?.id;
      const prices = productId ? await pricesOf(productId) : [];
      const [onSale, archived] = [prices.filter(({ active }) => active), prices.filter(({ active }) => !active)];
      return { plan, productId, prices: onSale, archived };
    }),
  );
}

import { db } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";
import { type Currency, currencies, type Interval, lookupKeyOf, type PlanKey, plans } from "./catalog";

/** A plan as it is on sale now: our words, Stripe's name and money. */
export type Offer = {
  plan: PlanKey;
  name: string;
  description: string;
  features: readonly string[];
  trialDays: number; // of a first subscription
  priceId: string;
  unitAmount: number; // smallest currency unit
  currency: string;
  interval: string;
};

export type Sale = { interval: Interval; currency: Currency };

/** The plans on sale, in the catalog's order. A plan whose price is missing or archived at Stripe is not on sale. */
export async function listOffers(sale: Partial<Sale> = {}): Promise<Offer[]> {
  const { interval = "month", currency = currencies[0] } = sale;
  const keyOf = (plan: PlanKey) => lookupKeyOf(plan, interval, currency);
  const rows = await db().price.findMany({
    where: {
      lookupKey: { in: plans.map(({ key }) => keyOf(key)) },
      active: true,
      product: { active: true, livemode: isLivemode() },
    },
    include: { product: true },
  });
  return plans.flatMap(({ key, description, features, trialDays }) => {
    const row = rows.find((price) => price.lookupKey === keyOf(key));
    if (!row || row.unitAmount === null || row.interval === null) return [];
    return {
      plan: key,
      description,
      features,
      trialDays,
      name: row.product.name,
      priceId: row.id,
      unitAmount: Number(row.unitAmount),
      currency: row.currency,
      interval: row.interval,
    };
  });
}

/** The price of a plan that is on sale, null for one that is not. */
export async function priceOfPlan(key: PlanKey, sale: Partial<Sale> = {}): Promise<string | null> {
  return (await listOffers(sale)).find(({ plan }) => plan === key)?.priceId ?? null;
}

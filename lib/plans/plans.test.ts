import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { prepareStripe } from "@/lib/testing/people";
import { currencies, intervals, lookupKeyOf, plans, productIdOf } from "./catalog";
import { ensurePlans } from "./ensure-plans";
import { listOffers, priceOfPlan } from "./offers";
import { syncCatalog } from "./sync-catalog";

beforeAll(prepareStripe);

describe("ensurePlans", () => {
  it("makes every price once, however often it runs", async () => {
    const said: string[] = [];
    const offered = await ensurePlans((line) => said.push(line));
    expect(said).toEqual([]);
    const { data } = await stripe().prices.list({ product: productIdOf("pro"), limit: 100 });
    expect(data).toHaveLength(intervals.length * currencies.length);
    expect(offered.flatMap(({ priceIds }) => Object.values(priceIds).flat())).toHaveLength(plans.length * data.length);
  });

  it("offers the prices of each currency in portal configurations of its own, one for an interval", async () => {
    const expand = ["data.features.subscription_update.products"];
    const { data } = await stripe().billingPortal.configurations.list({ expand, limit: 100 });
    const seen = new Set<string>();
    for (const { features } of data) {
      const offered = features.subscription_update.products ?? [];
      expect(offered.map(({ prices }) => prices.length)).toEqual(plans.map(() => intervals.length));
      const prices = await db().price.findMany({ where: { id: { in: offered.flatMap((product) => product.prices) } } });
      const [currency = "", ...others] = new Set(prices.map((price) => price.currency));
      expect(others).toEqual([]);
      seen.add(currency);
    }
    expect([...seen].sort()).toEqual([...currencies].sort());
  });
});

describe("listOffers", () => {
  it.each(intervals.flatMap((interval) => currencies.map((currency) => ({ interval, currency }))))(
    "knows the prices by the $interval in $currency",
    async (sale) => {
      const offers = await listOffers(sale);
      expect(offers.map(({ plan, unitAmount }) => [plan, unitAmount])).toEqual(
        plans.map(({ key, amounts }) => [key, amounts[sale.interval][sale.currency]]),
      );
      expect(offers).toEqual(offers.map((offer) => ({ ...offer, ...sale })));
    },
  );

  it("shows a price that was replaced at Stripe, and what was archived no more", async () => {
    const sale = { interval: "year", currency: "kwd" } as const;
    const lookup_key = lookupKeyOf("team", "year", "kwd");
    const recurring = { interval: "year" } as const;
    const edited = await stripe().prices.create({
      product: productIdOf("team"),
      currency: "kwd",
      unit_amount: 300_010,
      recurring,
      lookup_key,
      transfer_lookup_key: true,
    });
    await syncCatalog();
    expect(await priceOfPlan("team", sale)).toBe(edited.id);
    expect(await db().price.count({ where: { lookupKey: lookup_key } })).toBe(1);
    await stripe().prices.update(edited.id, { active: false });
    await syncCatalog();
    expect(await priceOfPlan("team", sale)).toBeNull();
  });
});

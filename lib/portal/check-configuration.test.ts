import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { lookupKeyOf, productIdOf } from "@/lib/plans/catalog";
import { ensurePlans } from "@/lib/plans/ensure-plans";
import { stripe } from "@/lib/stripe/client";
import { findConfiguration } from "@/lib/testing/find-configuration";
import { prepareStripe } from "@/lib/testing/people";
import { checkConfiguration } from "./check-configuration";
import { configurationMark } from "./choose-configuration";
import { declaredConfiguration } from "./declared-configuration";
import { ensureConfigurations } from "./ensure-configuration";

beforeEach(prepareStripe);

const found = async () => (await findConfiguration()) ?? expect.fail("no configuration");
const change = async (params: Parameters<ReturnType<typeof stripe>["billingPortal"]["configurations"]["update"]>[1]) =>
  stripe().billingPortal.configurations.update((await found()).id, params);

describe("checkConfiguration", () => {
  it("finds nothing after the setup", async () => {
    expect(await checkConfiguration()).toEqual([]);
  });

  it("names each field that somebody changed", async () => {
    await change({
      business_profile: { headline: "Another headline" },
      features: { subscription_cancel: { enabled: false }, customer_update: { allowed_updates: ["email"] } },
    });
    const problems = (await checkConfiguration()).join("\n");
    for (const field of [
      "business_profile.headline",
      "features.subscription_cancel.enabled",
      "features.customer_update.allowed_updates",
    ]) {
      expect(problems).toContain(`in ${field}: run npm run stripe:setup.`);
    }
    expect(problems.split("\n")).toHaveLength(3);
  });

  it("names a plan that is not offered, and a price of one that is", async () => {
    const { id, features } = await found();
    const [starter] = features.subscription_update.products ?? expect.fail("no products");
    const products = starter && [{ product: starter.product, prices: starter.prices.slice(0, 1) }];
    await change({ features: { subscription_update: { products } } });
    expect(await checkConfiguration()).toEqual([
      `${id} does not offer Starter by the year: run npm run stripe:setup.`,
      `${id} does not offer the plan Pro: run npm run stripe:setup.`,
      `${id} does not offer the plan Team: run npm run stripe:setup.`,
    ]);
  });

  it("names a plan whose product was archived", async () => {
    await stripe().products.update(productIdOf("team"), { active: false });
    const problems = await checkConfiguration();
    await stripe().products.update(productIdOf("team"), { active: true });
    expect(problems).toEqual([
      "The plan Team has no active product at Stripe: run npm run stripe:setup, or activate it in the dashboard.",
    ]);
  });

  it("names a price that was archived, which the setup leaves so while it sets up the rest", async () => {
    const lookup_key = lookupKeyOf("pro", "month", "gbp");
    const [price] = (await stripe().prices.list({ lookup_keys: [lookup_key] })).data;
    const { id } = await stripe().prices.update(price?.id ?? "", { active: false });
    const said: string[] = [];
    const offered = await ensurePlans((line) => said.push(line));
    await ensureConfigurations(offered, () => {});
    expect(said).toEqual([expect.stringContaining(`price ${lookup_key}: archived at Stripe`)]);
    expect(offered.flatMap(({ priceIds }) => priceIds.gbp)).not.toContain(id);
    expect(await checkConfiguration()).toEqual([
      `The price ${lookup_key} is archived at Stripe, so Pro by the month is not on sale for it: activate it in the dashboard.`,
    ]);
    await stripe().prices.update(id, { active: true });
  });

  it("finds our products among a hundred others that are newer", async () => {
    await Promise.all(Array.from({ length: 101 }, (_, at) => stripe().products.create({ name: `Another's ${at}` })));
    expect(await checkConfiguration()).toEqual([]);
  });

  it("says that a test key works on the database of live customers", async () => {
    const live = await db().customer.create({ data: { stripeCustomerId: "cus_of_live_mode", livemode: true } });
    const problems = await checkConfiguration();
    await db().customer.delete({ where: { id: live.id } });
    expect(problems).toEqual([expect.stringContaining("customers of live mode, and the key is of test mode")]);
  });

  it("says that there are two", async () => {
    const declared = declaredConfiguration([], "http://localhost:3000");
    const { subscription_update: _, ...features } = declared.features;
    const twin = { ...declared, features, metadata: configurationMark() };
    const { id } = await stripe().billingPortal.configurations.create(twin);
    expect((await checkConfiguration()).join("\n")).toContain("More than one active configuration");
    await stripe().billingPortal.configurations.update(id, { active: false });
  });

  it("says that there is none in this mode", async () => {
    await change({ active: false });
    expect(await checkConfiguration()).toEqual([
      expect.stringContaining("no portal configuration of ours in test mode"),
    ]);
  });
});

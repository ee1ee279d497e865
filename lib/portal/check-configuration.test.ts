import { beforeEach, describe, expect, it } from "vitest";
import { stripe } from "@/lib/stripe/client";
import { prepareStripe } from "@/lib/testing/people";
import { checkConfiguration } from "./check-configuration";
import { configurationMark } from "./choose-configuration";
import { findConfiguration } from "./configuration";
import { declaredConfiguration } from "./declared-configuration";

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

  it("names a plan that is not offered", async () => {
    const { features } = await found();
    const [first] = features.subscription_update.products ?? [];
    const products = first && [{ product: first.product, prices: first.prices }];
    await change({ features: { subscription_update: { products } } });
    expect(await checkConfiguration()).toHaveLength(2);
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

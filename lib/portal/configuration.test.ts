import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { stripe } from "@/lib/stripe/client";
import { findConfiguration } from "@/lib/testing/find-configuration";
import { callsTo, forgetFaults, inject } from "@/lib/testing/local-stripe";
import { prepareStripe } from "@/lib/testing/people";
import { forgetPortalConfiguration, portalFeatures } from "./configuration";

beforeAll(prepareStripe);
beforeEach(async () => {
  await forgetFaults();
  forgetPortalConfiguration();
});

const path = "/v1/billing_portal/configurations";
const operation = `GET ${path}`;
const inElevenMinutes = () => Date.now() + 11 * 60_000;
const timed = async <T>(work: Promise<T>) => {
  const startedAt = performance.now();
  return { value: await work, ms: performance.now() - startedAt };
};

describe("what the portal allows, for a page", () => {
  it("is told from what is known while Stripe does not answer", async () => {
    const features = await portalFeatures(null);
    expect(features?.flows).toContain("subscription_cancel");
    await inject({ operation, hang: true, times: 5 });
    const renders = Array.from({ length: 5 }, () => timed(portalFeatures(null, inElevenMinutes())));
    for (const { value, ms } of await Promise.all(renders)) {
      expect(value).toEqual(features);
      expect(ms).toBeLessThan(500);
    }
  });

  it("is read once for all who ask, and not again at once after a failure", async () => {
    await portalFeatures(null);
    await inject({ operation, status: 500, times: 50 });
    const before = (await callsTo(path, "GET")).length;
    const calls = async () => (await callsTo(path, "GET")).length - before;
    const now = inElevenMinutes();
    await Promise.all(Array.from({ length: 10 }, () => portalFeatures(null, now)));
    await expect.poll(calls).toBe(2); // the SDK tries twice
    for (let second = 1; second < 30; second += 3) await portalFeatures(null, now + second * 1_000);
    expect(await calls()).toBe(2);
    await portalFeatures(null, now + 31_000);
    await expect.poll(calls).toBe(4);
  });

  it("is done without, soon, where it was never read, and not waited for by each page", async () => {
    await inject({ operation, hang: true, times: 5 });
    const [first, second] = [await timed(portalFeatures(null)), await timed(portalFeatures(null))];
    expect(first.value).toBeUndefined();
    expect(first.ms).toBeLessThan(2_500);
    expect(second.value).toBeUndefined();
    expect(second.ms).toBeLessThan(500);
  });

  it("is read anew beside a page when it is old", async () => {
    const before = await portalFeatures(null);
    const { id } = (await findConfiguration()) ?? expect.fail("no configuration");
    await stripe().billingPortal.configurations.update(id, { features: { subscription_cancel: { enabled: false } } });
    expect(await portalFeatures(null, inElevenMinutes())).toEqual(before);
    await expect.poll(async () => (await portalFeatures(null))?.flows).not.toContain("subscription_cancel");
    await stripe().billingPortal.configurations.update(id, { features: { subscription_cancel: { enabled: true } } });
  });
});

import { afterEach, describe, expect, it, vi } from "vitest";
import { openTarget } from "./target";

afterEach(() => vi.unstubAllEnvs());

describe("The contract is held against", () => {
  it("the local Stripe, when no key is given", async () => {
    vi.stubEnv("STRIPE_SECRET_KEY", "");
    const target = await openTarget();
    expect([target.isReal, target.stripe.getApiField("host")]).toEqual([false, "localhost"]);
    await target.close();
  });

  it("a sandbox, with its key", async () => {
    vi.stubEnv("STRIPE_SECRET_KEY", "sk_test_anything");
    const target = await openTarget();
    expect([target.isReal, target.stripe.getApiField("host")]).toEqual([true, "api.stripe.com"]);
  });

  it("nothing, with a key that is none of a sandbox: least of all a live account", async () => {
    vi.stubEnv("STRIPE_SECRET_KEY", "sk_live_anything");
    await expect(openTarget()).rejects.toThrow("no key of a sandbox");
  });
});

import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differencesOf } from "./error-case";
import { errorCases } from "./error-cases";
import { openTarget, refusalOf, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

describe("Stripe refuses", () => {
  it("what it is known to refuse, in its words", { timeout: 60_000 }, async () => {
    const different: Record<string, string[]> = {};
    for (const each of await errorCases(target)) {
      const differences = each.isLocalOnly && target.isReal ? [] : await differencesOf(each);
      if (differences.length) different[each.name] = differences;
    }
    expect(different).toEqual({});
  });

  it("a key that is none", async () => {
    const { host, port, protocol } = { host: "api.stripe.com", port: 443, protocol: "https" as const };
    const real = new Stripe("sk_test_", { host, port, protocol, maxNetworkRetries: 0 });
    const other = target.isReal ? real : withKey("sk_live_0123456789abcdef");
    expect(await refusalOf(other.customers.list())).toMatchObject({
      statusCode: 401,
      type: "StripeAuthenticationError",
    });
  });
});

function withKey(key: string): Stripe {
  return new Stripe(key, {
    protocol: "http",
    host: "localhost",
    port: target.stripe.getApiField("port"),
    maxNetworkRetries: 0,
  });
}

import { expect, it } from "vitest";
import { ensureEndpoint } from "./ensure-endpoint";

// read when it is first asked for: Stripe itself, which is not called
process.env.STRIPE_API_URL = "https://api.stripe.com";

it("names the command that brings Stripe's events to this machine, in the version that we read", async () => {
  const said: string[] = [];
  expect(await ensureEndpoint((line) => said.push(line))).toBeUndefined();
  expect(said.join()).toContain("stripe listen --latest --forward-to http://localhost:3000/api/stripe/webhook");
});

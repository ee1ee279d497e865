import { expect, it } from "vitest";
import { inject } from "@/lib/testing/local-stripe";
import { portalProblems } from "./watch-configuration";

it("never waits for Stripe, and tells what the last check found", async () => {
  await inject({ operation: "GET /v1/billing_portal/configurations", delayMs: 300 });
  expect(portalProblems()).toBeNull();
  expect(portalProblems()).toBeNull(); // one check is under way
  await expect.poll(portalProblems, { timeout: 15_000 }).toBeGreaterThan(0); // nobody ran the setup in this account
});

import { beforeEach, expect, it, vi } from "vitest";
import { inject } from "@/lib/testing/local-stripe";

const operation = "GET /v1/billing_portal/configurations";

beforeEach(() => vi.resetModules()); // as a process begins: it has checked nothing

it("never waits for Stripe, and tells what the last check found", async () => {
  const { portalProblems } = await import("./watch-configuration");
  await inject({ operation, delayMs: 300 });
  expect(portalProblems()).toBeNull();
  expect(portalProblems()).toBeNull(); // one check is under way
  await expect.poll(portalProblems, { timeout: 15_000 }).toBeGreaterThan(0); // nobody ran the setup in this account
});

it("takes a key that Stripe refuses for a problem, and Stripe being away for none", async () => {
  await inject({ operation, status: 401, code: "api_key_expired" });
  const { portalProblems } = await import("./watch-configuration");
  expect(portalProblems()).toBeNull();
  await expect.poll(portalProblems, { timeout: 15_000 }).toBe(1);
});

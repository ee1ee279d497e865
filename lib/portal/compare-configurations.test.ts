import { beforeEach, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { stripe } from "@/lib/stripe/client";
import { forgetFaults, inject } from "@/lib/testing/local-stripe";
import { newUser, prepareStripe } from "@/lib/testing/people";
import { allKeys } from "./choose-configuration";
import { compareConfigurations } from "./compare-configurations";
import { findConfiguration } from "./configuration";

let actor: CurrentUser;
beforeEach(async () => {
  await forgetFaults();
  await prepareStripe();
  actor = await newUser({ role: "support" });
});

describe("compareConfigurations", () => {
  it("shows what is declared beside what Stripe has, the same after the setup", async () => {
    const comparison = await compareConfigurations(actor);
    if (!comparison.isRead) expect.fail("not read");
    expect(comparison.problems).toEqual([]);
    expect(comparison.configurations).toHaveLength(allKeys.length);
    for (const { fields, id } of comparison.configurations) {
      expect(id).toMatch(/^bpc_/);
      expect(fields.length).toBeGreaterThan(10);
      expect(fields.filter(({ isSame }) => !isSame)).toEqual([]);
    }
  });

  it("marks the field that somebody edited at Stripe, and names the remedy", async () => {
    const found = await findConfiguration();
    await stripe().billingPortal.configurations.update(found?.id ?? "", {
      features: { customer_update: { enabled: true, allowed_updates: ["name"] } },
    });
    const comparison = await compareConfigurations(actor);
    if (!comparison.isRead) expect.fail("not read");
    const [first] = comparison.configurations;
    expect(first?.fields.filter(({ isSame }) => !isSame)).toMatchObject([
      { field: "features.customer_update.allowed_updates", real: "name" },
    ]);
    expect(comparison.problems.join()).toContain("npm run stripe:setup");
  });

  it("says why when Stripe cannot be read", async () => {
    await inject({ operation: "GET /v1/billing_portal/configurations", status: 500, times: 100 });
    expect(await compareConfigurations(actor)).toEqual({ isRead: false, code: "stripe_unavailable" });
  });

  it("is for staff only", async () => {
    await expect(compareConfigurations(await newUser())).rejects.toMatchObject({ code: "not_found" });
  });
});

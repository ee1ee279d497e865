import { beforeEach, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { plans } from "@/lib/plans/catalog";
import { stripe } from "@/lib/stripe/client";
import { findConfiguration } from "@/lib/testing/find-configuration";
import { callsTo, forgetFaults, inject } from "@/lib/testing/local-stripe";
import { newUser, prepareStripe } from "@/lib/testing/people";
import { allKeys } from "./choose-configuration";
import { compareConfigurations } from "./compare-configurations";

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

  it("names the plans that customers may change to, with their prices, and marks what is not as on sale", async () => {
    const found = await findConfiguration();
    const [starter, ...others] = found?.features.subscription_update.products ?? expect.fail("no products");
    const { product = "", prices: [month = ""] = [] } = starter ?? {};
    const more = { unit_amount: 500, currency: "eur", recurring: { interval: "year" as const } };
    const cheap = await stripe().prices.create({ product, ...more });
    const gone = await stripe().prices.create({ product: others[0]?.product ?? "", ...more });
    await stripe().prices.update(gone.id, { active: false });
    const products = [
      { product, prices: [month, cheap.id] },
      { product: gone.product as string, prices: [gone.id] },
    ];
    await stripe().billingPortal.configurations.update(found?.id ?? "", {
      features: { subscription_update: { products } },
    });
    const comparison = await compareConfigurations(actor);
    if (!comparison.isRead) expect.fail("not read");
    const rows = comparison.configurations[0]?.fields.filter(({ field }) => field.includes("products"));
    const of = (what: string) => `features.subscription_update.products, ${what}`;
    expect(rows).toEqual([
      { field: of("Starter by the month"), declared: "€9.00 a month", real: "€9.00 a month", isSame: true },
      { field: of("Starter by the year"), declared: "€90.00 a year", real: `€5.00 a year, ${cheap.id}`, isSame: false },
      { field: of("Pro by the month"), declared: "€29.00 a month", real: null, isSame: false },
      { field: of("Pro by the year"), declared: "€290.00 a year", real: null, isSame: false },
      { field: of("Team by the month"), declared: "€99.00 a month", real: null, isSame: false },
      { field: of("Team by the year"), declared: "€990.00 a year", real: null, isSame: false },
      { field: of("beside these"), declared: "nothing", real: gone.id, isSame: false },
    ]);
    expect(comparison.problems.join()).toContain(`offers ${gone.id}, which no plan of ours has`);
    await stripe().prices.update(cheap.id, { active: false });
  });

  it("asks Stripe for each list once", async () => {
    const read = async () => {
      const paths = ["billing_portal/configurations", "products", "prices"].map((path) => `/v1/${path}`);
      return Promise.all(paths.map(async (path) => (await callsTo(path, "GET")).length));
    };
    const before = await read();
    await compareConfigurations(actor);
    const after = await read();
    expect(after.map((calls, at) => calls - (before[at] ?? 0))).toEqual([1, 1, plans.length]); // prices product by product
  });

  it("says why when Stripe cannot be read", async () => {
    await inject({ operation: "GET /v1/billing_portal/configurations", status: 500, times: 100 });
    expect(await compareConfigurations(actor)).toEqual({ isRead: false, code: "stripe_unavailable" });
  });

  it("is for staff only", async () => {
    await expect(compareConfigurations(await newUser())).rejects.toMatchObject({ code: "not_found" });
  });
});

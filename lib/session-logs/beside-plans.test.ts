import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { newUser } from "@/lib/testing/people";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { plannedLog } from "@/lib/testing/planned-log";
import { knownValues } from "./known-values";
import { listCancelComments } from "./list-comments";

// What PostgreSQL does for what is read beside the list.

beforeAll(async () => {
  await plannedLog();
});

describe("the values to choose from", () => {
  it("are those in the log, once each, and no session is read for them", async () => {
    const sent = vi.spyOn(pg.Client.prototype, "query");
    const support = await newUser({ role: "support" });
    const known = await knownValues(support);
    expect(known.configurations).toEqual([0, 1, 2, 3, 4, 5, 6, "broken"].map((n) => `bpc_${n}`));
    expect(known.errors).toEqual(["stripe_timeout"]);
    expect(known.flows).toEqual(["customer_update", "none", "subscription_cancel"]);
    expect(known.locales).toEqual(["auto", "de", "en", "fr"]);
    expect(known.accounts).toEqual(["acct_few", "acct_home"]);
    expect(known.staff).toContainEqual({ id: support.id, email: support.email });
    const statements = sent.mock.calls.map(([query]) => (query as unknown as { text: string }).text);
    expect(statements.filter((text) => text.includes('"PortalSession"'))).toEqual([]);
  });

  it("are accounts by an index: of many customers of one nobody else is looked at", async () => {
    const support = await newUser({ role: "support" });
    const plan = await planOfSent('"Customer"', () => knownValues(support), "(ANALYZE)");
    expect(plan).toContain("Customer_stripeAccountId_idx");
    expect(plan).not.toMatch(/Seq Scan on "Customer"|Customer".*actual[^)]*rows=\d{3,}/);
  });

  it("are staff by an index: of many customers nobody is looked at", async () => {
    const support = await newUser({ role: "support" });
    const plan = await planOfSent('"public"."User"', () => knownValues(support), "(ANALYZE)");
    expect(plan).toContain("User_role_email_idx");
    expect(plan).not.toMatch(/Seq Scan|Rows Removed by Filter/);
  });
});

describe("the latest comments of who canceled for one thing to do", () => {
  it("are read combination by combination from the links of cancellations", async () => {
    const support = await newUser({ role: "support" });
    expect(await listCancelComments(support, { flow: "subscription_cancel" })).toHaveLength(5);
    const plan = await planOfSent('c."flow" =', () => listCancelComments(support, { flow: "subscription_cancel" }));
    expect(plan).toContain("PortalSessionOutcome_kind_combination_requestedAt");
    expect(plan).not.toMatch(/Seq Scan on "(PortalSessionO|O)utcome"/);
  });
});

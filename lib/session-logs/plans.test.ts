import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { planOf } from "@/lib/testing/plan-of";
import { plannedLog } from "@/lib/testing/planned-log";
import { countOfPartsSql, countSessionLog, countSql } from "./count";
import type { LogFilters } from "./filters";
import { findMatches } from "./find-matches";
import { findParts } from "./log-parts";
import { logQuery } from "./log-query";
import { pageOfPartsSql, pageSql } from "./page-sql";

// What PostgreSQL does for each read of the log, on rows enough for it to choose: an index, always.

let reads: RegExp; // a part of the log from its beginning to its end

beforeAll(async () => {
  reads = await plannedLog();
});

const from = new Date(Date.now() - 20 * 24 * 3_600_000);
const filters: Record<string, LogFilters> = {
  nothing: {},
  "a time": { from, to: new Date(Date.now() - 19 * 24 * 3_600_000) },
  "half an address": { person: "c4ca4238" },
  "a name": { person: "person 77" },
  "a name that some have": { person: "person" },
  "an address that many have": { person: "@example.com" },
  "a customer id": { person: "cus_c4ca4238" },
  "a state": { state: "failed" },
  "a flow": { flow: "subscription_cancel" },
  "the portal's home": { flow: "none" },
  "any outcome": { outcome: "any" },
  "no outcome": { outcome: "none" },
  "a kind of outcome": { outcome: "canceled" },
  "either cancellation": { outcome: "cancellation" },
  "either cancellation and another": { outcome: "cancellation", locale: "de" },
  "either cancellation and one it never meets": { outcome: "cancellation", locale: "xx" },
  "a reason to cancel": { reason: "unused" },
  "no reason to cancel": { reason: "none" },
  "a reason nobody gave": { reason: "low_quality" },
  "a reason of one kind": { reason: "unused", outcome: "canceled" },
  "a reason and another": { reason: "unused", locale: "de" },
  "a reason of a change that has none": { reason: "unused", outcome: "plan_changed" },
  "a reason of few": { reason: "unused", person: "c4ca4238" },
  "a kind of outcome and a time": { outcome: "plan_changed", from },
  "an error": { error: "stripe_timeout" },
  "a configuration": { configuration: "bpc_3" },
  "a locale": { locale: "de" },
  "live mode": { mode: "live" },
  "test mode": { mode: "test" },
  "a connected account": { account: "acct_few" },
  "an account nobody has": { account: "acct_none" },
  staff: { staff: "any" },
  "two that never meet": { state: "failed", locale: "fr" },
  "two that meet": { state: "creating", locale: "de" },
  "two and an outcome": { state: "creating", locale: "de", outcome: "any" },
  "a kind of outcome and another": { outcome: "plan_changed", locale: "de" },
  "any outcome and another": { outcome: "any", state: "failed" },
  "a kind of outcome of few": { outcome: "plan_changed", person: "c4ca4238" },
  "a kind of outcome of a customer": { outcome: "plan_changed", person: "cus_c4ca4238" },
  "two and an address that many have": { state: "creating", locale: "de", person: "@example.com" },
  "an opener": { staff: "0192d0a0-0000-7000-8000-000000000000" },
  "all together": { state: "failed", flow: "subscription_cancel", locale: "de", outcome: "none", from, staff: "none" },
};

describe.each(Object.entries(filters))("the log by %s", (_, chosen) => {
  it("reads its newest page, a deep one and a count by an index", async () => {
    const matches = await findMatches(chosen);
    const query = logQuery(chosen, matches);
    const parts = await findParts(chosen, matches);
    const position = { at: from, id: "0192d0a0-0000-7000-8000-000000000000" };
    for (const at of [
      null,
      { ...position, direction: "older" as const },
      { ...position, direction: "newer" as const },
    ]) {
      expect(await planOf(pageSql(query, at, 50))).not.toMatch(reads);
      if (parts) expect(await planOf(pageOfPartsSql(parts, at, 50))).not.toMatch(reads);
    }
    // of these rows what the real limit is of a million
    expect(await planOf(countSql(query, 500))).not.toMatch(reads);
    if (parts) expect(await planOf(countOfPartsSql(parts, 500))).not.toMatch(reads);
  });
});

describe("filters that are common each", () => {
  const partsOf = async (chosen: LogFilters) => findParts(chosen, await findMatches(chosen));

  it("and never meet leave nothing to read", async () => {
    expect((await partsOf({ state: "failed", locale: "fr" }))?.keys).toEqual([]);
  });

  it("and meet are read without a row that is not meant", async () => {
    const parts = await partsOf({ state: "failed", locale: "de", configuration: "bpc_3" });
    if (!parts) throw new Error("there are parts");
    expect(parts.keys.length).toBeGreaterThan(0);
    const page = pageOfPartsSql(parts, { at: from, id: randomUUID(), direction: "older" }, 50);
    const plan = await planOf(page, Prisma.sql`(ANALYZE)`);
    expect(plan).toMatch(/rows=51/);
    expect(plan).not.toContain("Rows Removed by Filter");
  });

  it("and of which one is an outcome are read by the links to it, without one that is not meant", async () => {
    const parts = await partsOf({ outcome: "plan_changed", state: "failed", locale: "de" });
    if (!parts) throw new Error("there are parts");
    const plan = await planOf(pageOfPartsSql(parts, null, 50), Prisma.sql`(ANALYZE)`);
    expect(plan).toMatch(/rows=51/);
    expect(plan).not.toContain("Rows Removed by Filter");
    expect((await partsOf({ outcome: "any", state: "failed", locale: "fr" }))?.keys).toEqual([]);
  });

  it("and never meet an outcome leave nothing to read, however many combinations one of them is in", async () => {
    await db().$executeRaw`
      INSERT INTO "LogCombination" ("state", "flow", "errorCode", "configurationId", "locale", "livemode", "onBehalfOf", "isByStaff")
      SELECT 'open', 'subscription_pause', '', 'bpc_many' || n, 'fi', '', '', false FROM generate_series(1, 300) n`;
    expect((await partsOf({ outcome: "plan_changed", locale: "fi" }))?.keys).toEqual([]);
    expect((await partsOf({ outcome: "any", locale: "fi" }))?.keys).toEqual([]);
    await db().logCombination.deleteMany({ where: { locale: "fi" } });
  });

  it("and make up most of the log are met on the way through it", async () => {
    expect(await partsOf({ state: "failed" })).toBeNull();
  });
});

describe("who canceled, and why", () => {
  it.each<[string, LogFilters, string]>([
    ["is an order of its own", { outcome: "cancellation" }, "PortalSessionOutcome_cancellations_idx"],
    ["so is each reason", { reason: "unused" }, "PortalSessionOutcome_cancelReason_idx"],
  ])("%s, without a link that is not meant", async (_, chosen, index) => {
    const plan = await planOf(pageSql(logQuery(chosen, {}), null, 20), Prisma.sql`(ANALYZE)`);
    expect(plan).toContain(`using "${index}"`);
    expect(plan).not.toMatch(/Rows Removed|Seq Scan|Sort {2}\(/);
  });

  it.each<[string, LogFilters]>([
    ["either cancellation", { outcome: "cancellation", locale: "de" }],
    ["a reason", { reason: "unused", locale: "de" }],
  ])("%s is read beside other filters from the links of their combinations", async (_, chosen) => {
    const parts = await findParts(chosen, {});
    expect(parts?.keys.length).toBeGreaterThan(0);
    const plan = await planOf(pageOfPartsSql(parts ?? expect.fail("no parts"), null, 20), Prisma.sql`(ANALYZE)`);
    expect(plan).not.toMatch(/Rows Removed by Filter|Seq Scan/);
    expect((await findParts({ ...chosen, state: "denied" }, {}))?.keys).toEqual([]);
  });
});

describe("a name that some have", () => {
  it("is looked for among them, visit by visit, and not among all people", async () => {
    const matches = await findMatches({ person: "person" }); // half of all
    const plan = await planOf(pageSql(logQuery({}, matches), null, 50));
    expect(plan).toMatch(/Filter: .*hashed SubPlan/);
    expect(plan).not.toContain('on "User"');
  });
});

describe("countSessionLog", () => {
  it("stops past ten thousand, and gives up when it takes too long", async () => {
    const admin = await newUser({ role: "admin" });
    expect(await countSessionLog(admin, {}, 10_000)).toBe(10_001);
    expect(await countSessionLog(admin, { state: "failed" }, 10_000)).toBe(2_500);
    expect(await countSessionLog(admin, { state: "failed", locale: "fr" }, 10_000)).toBe(0);
    expect(await countSessionLog(admin, { state: "failed", locale: "de" }, 10_000)).toBe(2_500);
    expect(await countSessionLog(admin, {}, 1)).toBeNull();
  });
});

describe("a count", () => {
  it.each<[string, LogFilters, RegExp]>([
    ["of what changed anything", { outcome: "any" }, /PortalSessionOutcome_requestedAt_portalSessionId_outcomeId_idx/],
    ["of one thing to do", { flow: "none" }, /flow\w*_requestedAt_id_idx/],
  ])("%s is read from an index alone", async (_, filters, index) => {
    await db().$executeRaw`VACUUM`; // what is known of a row since then
    const plan = await planOf(countSql(logQuery(filters, {})));
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(reads);
    expect(plan).not.toMatch(/Index Scan|Bitmap/);
  });
});

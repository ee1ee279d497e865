import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db, type Transaction } from "@/lib/db/client";
import type { Position } from "@/lib/db/keyset";
import { newUser } from "@/lib/testing/people";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { withoutRules } from "@/lib/testing/without-rules";
import { countOfPartsSql, countSessionLog, countSql } from "./count";
import { exportSql } from "./export-sql";
import type { LogFilters } from "./filters";
import { findMatches } from "./find-matches";
import { knownValues } from "./known-values";
import { listCancelComments } from "./list-comments";
import { findParts } from "./log-parts";
import { logQuery } from "./log-query";
import { pageOfPartsSql, pageSql } from "./page-sql";

// What PostgreSQL does for each read of the log, on rows enough for it to choose: an index, always.

let reads: RegExp; // a part of the log from its beginning to its end

beforeAll(async () => {
  await db().$executeRaw`
    INSERT INTO "User" ("id", "email", "name", "updatedAt")
    SELECT gen_random_uuid(), md5(n::text) || '@example.com', CASE WHEN n <= 3000 THEN 'Person ' ELSE 'Human ' END || n, now()
    FROM generate_series(1, 6000) n`;
  await db().$executeRaw`
    INSERT INTO "Customer" ("id", "userId", "stripeCustomerId", "livemode", "stripeAccountId")
    SELECT gen_random_uuid(), "id", 'cus_' || md5("email"), false,
      CASE WHEN random() < 0.01 THEN 'acct_few' WHEN random() < 0.5 THEN 'acct_home' END FROM "User"`;
  const begin = "(now() - interval '4 months')::date";
  await db().$executeRawUnsafe(`SELECT make_log_partitions(${begin}, now()::date)`);
  for (let at = 0; at < 50_000; at += 5_000) await withoutRules((tx) => addSessions(tx, at, at + 4_999));
  await db().$executeRaw`SELECT gather_log_combinations('-infinity', 'infinity')`;
  const copied = readFileSync("prisma/migrations/20261126161100_links_combinations_copied/migration.sql", "utf8");
  expect(await db().$executeRawUnsafe(copied)).toBeGreaterThan(5_000);
  const reasons = readFileSync("prisma/migrations/20261127141100_cancel_reasons_copied/migration.sql", "utf8");
  expect(await db().$executeRawUnsafe(reasons)).toBeGreaterThan(100);
  // that step is older than what failed visits were asked for with
  await db().$executeRaw`
    UPDATE "PortalSessionOutcome" l SET "combination" = number_of_combination(s) FROM "PortalSession" s
    WHERE s."id" = l."portalSessionId" AND l."combination" IS NULL`;
  await db().$executeRaw`ANALYZE`;
  const large = await db().$queryRaw<{ name: string }[]>`
    SELECT c.relname AS "name" FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE inhparent = '"PortalSession"'::regclass AND c.reltuples > 1000`;
  // a month to come is empty, and is read by looking at it
  reads = new RegExp(`Seq Scan on "(${large.map(({ name }) => name).join("|")})"`);
});

// some at a time, and past the triggers: a statement of ours is given ten seconds, whatever else the machine does
async function addSessions(tx: Transaction, first: number, last: number) {
  await tx.$executeRaw`
    WITH people AS (SELECT *, row_number() OVER () AS number FROM "Customer"), sessions AS (
      INSERT INTO "PortalSession" ("id", "intentKey", "state", "userId", "customerId", "stripeCustomerId", "openedById",
        "openedByRole", "source", "requestedFlow", "requestedAt", "errorCode", "stripeRequestId", "configurationId",
        "askedConfigurationId", "locale", "livemode", "onBehalfOf", "reason")
      SELECT uuidv7((now() - interval '3 minutes' * n) - now()), gen_random_uuid(),
        (CASE WHEN n % 20 = 0 THEN 'failed' ELSE 'creating' END)::"PortalSessionState", p."userId", p."id",
        p."stripeCustomerId", p."userId", 'customer', '/account',
        (ARRAY['subscription_cancel', 'customer_update'])[1 + n % 10], now() - interval '3 minutes' * n,
        CASE WHEN n % 20 = 0 THEN 'stripe_timeout' END, 'req_' || n,
        CASE WHEN n % 20 > 0 THEN 'bpc_' || n % 7 END, CASE WHEN n % 2000 = 0 THEN 'bpc_broken' WHEN n % 20 = 0 THEN 'bpc_' || n % 7 END,
        (ARRAY['de', 'fr', 'auto', 'en'])[1 + n % 4], n % 50 = 0, CASE WHEN n % 100 = 0 THEN 'acct_few' END,
        CASE WHEN n % 200 = 0 THEN 'asked by phone' END
      FROM generate_series(${first}::int, ${last}::int) n JOIN people p ON p.number = 1 + (n::bigint * 7919) % 6000
      RETURNING *
    ), outcomes AS (
      INSERT INTO "Outcome" ("id", "stripeEventId", "kind", "customerId", "attribution", "occurredAt", "reason",
        "comment")
      SELECT "id", 'evt_' || "id", (ARRAY['canceled', 'cancellation_scheduled', 'plan_changed'])[1 + least(n % 100, 2)],
        "customerId", 'portal', "requestedAt", CASE WHEN n % 7 = 0 THEN 'unused' END, CASE WHEN n % 100 = 0 THEN 'Hm.' END
      FROM (SELECT *, (random() * 10000)::int AS n FROM sessions) told WHERE random() < 0.2
      RETURNING *
    )
    INSERT INTO "PortalSessionOutcome" ("portalSessionId", "outcomeId", "kind", "requestedAt")
    SELECT "id", "id", "kind", "occurredAt" FROM outcomes`;
}

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

async function planOf(query: Prisma.Sql, options = Prisma.empty, tx: Transaction = db()): Promise<string> {
  expect(query.sql).not.toMatch(/\boffset\b/i);
  const rows = await tx.$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN ${options} ${query}`;
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

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

describe("the latest comments of who canceled for one thing to do", () => {
  it("are read combination by combination from the links of cancellations", async () => {
    const support = await newUser({ role: "support" });
    expect(await listCancelComments(support, { flow: "subscription_cancel" })).toHaveLength(5);
    const plan = await planOfSent('c."flow" =', () => listCancelComments(support, { flow: "subscription_cancel" }));
    expect(plan).toContain("PortalSessionOutcome_kind_combination_requestedAt");
    expect(plan).not.toMatch(/Seq Scan on "(PortalSessionO|O)utcome"/);
  });
});

describe("a time in the log", () => {
  const day = 24 * 3_600_000;
  // days of the middle of a month: none of another lies within the day that ids and times may differ by
  const middle = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() - 1, 12));
  const [begin, end] = [new Date(middle.getTime() - 5 * day), new Date(middle.getTime() + 5 * day)];
  const monthOf = (date: Date) => `PortalSession_${date.toISOString().slice(0, 7).replace("-", "_")}`;
  // the tables; a plan by bitmap names the index alone, too
  const touched = (plan: string) =>
    [
      ...new Set([...plan.matchAll(/ on "(PortalSession_(?:\d{4}_\d{2}|default))"/g)].map(([, name]) => name)),
    ].toSorted();
  const position = { at: middle, id: "0192d0a0-0000-7000-8000-000000000000" };
  const kinds: Record<string, LogFilters> = {
    "by nothing else": {},
    "by a state": { state: "failed" },
    "by a flow": { flow: "none" },
  };

  it.each(Object.entries(kinds))("is read in its month only, %s", async (_, filter) => {
    const chosen = { ...filter, from: begin, to: end };
    const query = logQuery(chosen, {});
    const only = [monthOf(middle)];
    expect(touched(await planOf(pageSql(query, null, 50)))).toEqual(only);
    expect(touched(await planOf(pageSql(query, { ...position, direction: "older" }, 50)))).toEqual(only);
    expect(touched(await planOf(countSql(query)))).toEqual(only);
    expect(touched(await planOf(Prisma.raw(exportedRows(chosen))))).toEqual(only);
  });

  it("is where a cursor goes on: no month behind it is read", async () => {
    const query = logQuery({}, {});
    expect(touched(await planOf(pageSql(query, { ...position, direction: "older" }, 50)))).not.toContain(
      monthOf(new Date()),
    );
    const earlier = new Date(middle.getTime() - 31 * day);
    expect(touched(await planOf(pageSql(query, { ...position, direction: "newer" }, 50)))).not.toContain(
      monthOf(earlier),
    );
  });
});

const exportedRows = (filters: LogFilters, position: Position | null = null) =>
  /^COPY \((.*)\) TO STDOUT/s.exec(exportSql({ filters, matches: {} }, "csv", position))?.[1] ?? "";

/** Planned as copyOut has it. */
const planOfExport = (chosen: LogFilters, position: Position | null = null) =>
  db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_sort = off`;
    return planOf(Prisma.raw(exportedRows(chosen, position)), Prisma.empty, tx);
  });

describe("an export", () => {
  const ofLinks = "PortalSessionOutcome_requestedAt_portalSessionId_outcomeId_idx";
  const behind = { at: from, id: "0192d0a0-0000-7000-8000-000000000000", direction: "older" as const };

  it.each<[string, LogFilters, Position | null]>([
    ["of everything", {}, null],
    ["of a time", { from, to: new Date(from.getTime() + 30 * 24 * 3_600_000) }, null],
    ["that goes on behind a row", {}, behind],
  ])("%s reads visits and what they changed side by side", async (_, chosen, position) => {
    const plan = await planOfExport(chosen, position);
    expect(plan).toMatch(/Merge Left Join/);
    expect(plan).toContain(`using "${ofLinks}"`);
    expect(plan).not.toMatch(reads);
    expect(plan).not.toMatch(/Sort {2}\(|Index Cond: \("portalSessionId" =/);
  });

  it("of what a filter leaves looks up what each visit changed", async () => {
    const plan = await planOfExport({ state: "failed" });
    expect(plan).not.toContain(ofLinks);
    expect(plan).not.toMatch(reads);
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

describe("a configuration with which nothing was opened", () => {
  it("is found by its index, by a page as by an export, without a row that is not meant", async () => {
    const filters = { configuration: "bpc_broken" };
    for (const read of [pageSql(logQuery(filters, {}), null, 50), Prisma.raw(exportedRows(filters))]) {
      const plan = await planOf(read, Prisma.sql`(ANALYZE)`);
      expect(plan).toMatch(/Index Cond: .*COALESCE.*bpc_broken/);
      expect(plan).not.toMatch(reads);
      expect(plan).not.toContain("Rows Removed by Filter");
    }
  });

  it("is known to fail, and to nothing else", async () => {
    expect((await findParts({ configuration: "bpc_broken", state: "failed" }, {}))?.keys).not.toEqual([]);
    expect((await findParts({ configuration: "bpc_broken", state: "open" }, {}))?.keys).toEqual([]);
  });
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

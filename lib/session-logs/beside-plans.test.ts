import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { planOf } from "@/lib/testing/plan-of";
import { planOfSent, plansOfSent } from "@/lib/testing/plan-of-sent";
import { plannedLog } from "@/lib/testing/planned-log";
import { listAround } from "./around";
import { countNewer, newestCursor } from "./count-newer";
import type { LogFilters } from "./filters";
import { knownValues } from "./known-values";
import { findLogEntry } from "./list";
import { listCancelComments } from "./list-comments";
import { countedLog } from "./measures";
import { readPage } from "./read-page";
import { searchLog } from "./search";

// What PostgreSQL does for what is read beside the list, and for the list where it goes another way than by filters alone.

let reads: RegExp; // a part of the log from its beginning to its end
let staff: CurrentUser;
beforeAll(async () => {
  reads = await plannedLog();
  staff = await newUser({ role: "support" });
});

const day = 24 * 3_600_000;
const middle = () =>
  db().portalSession.findFirstOrThrow({ where: { requestedAt: { lt: new Date(Date.now() - 40 * day) } } });

/** Every statement about the log that this sends goes by an index, and there is one at least. */
async function expectByIndex(work: () => Promise<unknown>, table = '"PortalSession"') {
  const plans = await plansOfSent(table, work);
  expect(plans).not.toEqual([]);
  for (const plan of plans) {
    expect(plan).not.toMatch(reads);
    expect(plan).not.toMatch(/Seq Scan on "(PortalSessionOutcome|Outcome)"/);
  }
  return plans;
}

describe("the values to choose from", () => {
  it("are those in the log, once each, and no session is read for them", async () => {
    const sent = vi.spyOn(pg.Client.prototype, "query");
    const known = await knownValues(staff);
    expect(known.configurations).toEqual([0, 1, 2, 3, 4, 5, 6, "broken"].map((n) => `bpc_${n}`));
    expect(known.errors).toEqual(["stripe_timeout"]);
    expect(known.flows).toEqual(["customer_update", "none", "subscription_cancel"]);
    expect(known.locales).toEqual(["auto", "de", "en", "fr"]);
    expect(known.accounts).toEqual(["acct_few", "acct_home"]);
    expect(known.staff).toContainEqual({ id: staff.id, email: staff.email });
    const statements = sent.mock.calls.map(([query]) => (query as unknown as { text: string }).text);
    expect(statements.filter((text) => text.includes('"PortalSession"'))).toEqual([]);
  });

  it("are accounts by an index: of many customers of one nobody else is looked at", async () => {
    const plan = await planOfSent('"Customer"', () => knownValues(staff), "(ANALYZE)");
    expect(plan).toContain("Customer_stripeAccountId_idx");
    expect(plan).not.toMatch(/Seq Scan on "Customer"|Customer".*actual[^)]*rows=\d{3,}/);
  });

  it("are staff by an index: of many customers nobody is looked at", async () => {
    const plan = await planOfSent('"public"."User"', () => knownValues(staff), "(ANALYZE)");
    expect(plan).toContain("User_role_email_idx");
    expect(plan).not.toMatch(/Seq Scan|Rows Removed by Filter/);
  });
});

describe("the latest comments of who canceled for one thing to do", () => {
  it("are read combination by combination from the links of cancellations", async () => {
    expect(await listCancelComments(staff, { flow: "subscription_cancel" })).toHaveLength(5);
    const plan = await planOfSent('c."flow" =', () => listCancelComments(staff, { flow: "subscription_cancel" }));
    expect(plan).toContain("PortalSessionOutcome_kind_combination_requestedAt");
    expect(plan).not.toMatch(/Seq Scan on "(PortalSessionO|O)utcome"/);
  });
});

describe("the search box", () => {
  it.each<[string, (row: { id: string; stripeRequestId: string | null }) => string]>([
    ["a portal session of Stripe's", () => "bps_0123456789abcdef"],
    ["a request", ({ stripeRequestId }) => stripeRequestId ?? ""],
    ["an id of ours", ({ id }) => id],
    ["an id of nobody", () => randomUUID()],
  ])("finds %s by an index", async (_, typed) => {
    const row = await middle();
    await expectByIndex(() => searchLog(staff, typed(row)));
  });

  it("finds what an event changed, and in which session, by an index", async () => {
    const { stripeEventId } = await db().outcome.findFirstOrThrow();
    for (const id of [stripeEventId, "evt_none"]) {
      await expectByIndex(() => searchLog(staff, id), '"PortalSessionOutcome"');
    }
  });
});

describe("a session's page", () => {
  it("reads the session, what it changed, and those around it by an index", async () => {
    const { id } = await middle();
    const entry = await findLogEntry(staff, id);
    if (!entry) throw new Error("it is there");
    await expectByIndex(() => findLogEntry(staff, id));
    expect(await expectByIndex(() => listAround(staff, entry))).toHaveLength(3); // before, after, and what they were
  });
});

describe("what has come since", () => {
  it.each<[string, LogFilters, string]>([
    ["of everything", {}, '"PortalSession"'],
    ["of what fails", { state: "failed" }, '"PortalSession"'],
    ["of a text that many have", { person: "@example.com" }, '"PortalSession"'],
    ["of a kind of outcome", { outcome: "canceled" }, '"PortalSessionOutcome"'],
  ])("%s is counted by an index", async (_, filters, table) => {
    const { id, requestedAt } = await middle();
    for (const first of [undefined, { id, requestedAt }]) {
      const since = await newestCursor(first);
      await expectByIndex(() => countNewer(staff, filters, since), table);
    }
  });
});

describe("the overview", () => {
  it("counts days that are not counted yet, as the job leaves two, by an index", async () => {
    const now = new Date(); // days of the middle of a month: all of a month that has just begun is looked at
    const begin = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 12));
    const plan = await planOf(Prisma.sql`SELECT * FROM ${countedLog(begin, new Date(begin.getTime() + 2 * day))} live`);
    expect(plan).toMatch(/Index (Only )?Scan.* on "PortalSession_/);
    expect(plan).not.toMatch(reads);
  });

  it("finds the comments by an index of those that were written", async () => {
    const [plan] = await plansOfSent('"comment" IS NOT NULL', () => listCancelComments(staff));
    expect(plan).toContain("Outcome_comments");
    expect(plan).not.toMatch(/Seq Scan on "Outcome"/);
  });
});

describe("a page by a text", () => {
  it.each([
    ["half of all", "human", 1], // the next 300
    ["every sixth", "person 1", 2], // as many of those as promise a page, and then the next 2,500
  ])("that %s have reads the next rows by an index", async (_, person, statements) => {
    const { id, requestedAt: at } = await middle();
    for (const position of [null, { at, id, direction: "older" as const }, { at, id, direction: "newer" as const }]) {
      const plans = await expectByIndex(() => readPage({ person }, position, 100), 's."userId" FROM');
      expect(plans).toHaveLength(statements);
      for (const plan of plans) expect(plan).not.toMatch(/-> {2}Sort {2}\(/);
    }
  });
});

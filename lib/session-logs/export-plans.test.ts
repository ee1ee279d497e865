import { beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import type { Position } from "@/lib/db/keyset";
import { planOf } from "@/lib/testing/plan-of";
import { plannedLog } from "@/lib/testing/planned-log";
import { countSql } from "./count";
import { exportSql } from "./export-sql";
import type { LogFilters } from "./filters";
import { findParts } from "./log-parts";
import { logQuery } from "./log-query";
import { pageSql } from "./page-sql";

// What PostgreSQL does for an export, and of which months it and a page read.

let reads: RegExp; // a part of the log from its beginning to its end
beforeAll(async () => {
  reads = await plannedLog();
});

const from = new Date(Date.now() - 20 * 24 * 3_600_000);
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

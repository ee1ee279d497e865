import { randomUUID } from "node:crypto";
import { sample } from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { hostile, readCsv } from "@/lib/testing/csv";
import { letRowsGo } from "@/lib/testing/let-rows-go";
import { addOutcome, logRow, openedRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { type ExportRequest, exportName, exportSessionLog } from "./export-log";
import { exportProgress } from "./export-progress";
import { guarded } from "./export-sql";

const details = { userAgent: "test", networkAddress: "203.0.113.0/24" };
const texts = (count: number) =>
  sample(hostile, { numRuns: count, seed: 9 }).map((text) => text.replaceAll("\0", "").toWellFormed());
let admin: CurrentUser;
let ana: CurrentUser;
let ids: string[]; // newest first

beforeAll(async () => {
  [admin, ana] = [await newUser({ role: "admin" }), await newUser({ name: '=HYPERLINK("x")' })];
  const rows = texts(400).map((userAgent, at) =>
    logRow(ana, new Date(Date.now() - at * 1000), { userAgent, source: userAgent }),
  );
  await db().portalSession.createMany({ data: rows });
  ids = rows.map(({ id }) => id);
});

const request = (more: Partial<ExportRequest> = {}): ExportRequest => ({
  key: randomUUID(),
  filters: {},
  format: "csv",
  details,
  isStillAllowed: async () => true,
  ...more,
});
const exported = async (more: Partial<ExportRequest> = {}) =>
  new Response(await exportSessionLog(admin, request(more))).text();
const table = async (more: Partial<ExportRequest> = {}) => {
  const [head = [], ...rows] = readCsv(await exported(more));
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at], cell])));
};
const statements = async (key: string) =>
  db().$queryRaw<unknown[]>`SELECT 1 FROM pg_stat_activity WHERE application_name = ${exportName(key)}`;

describe("exportSessionLog as CSV", () => {
  it("gives back every row and cell, whatever is in it, and runs none", async () => {
    const rows = await table();
    expect(rows.map(({ id }) => id)).toEqual(ids);
    for (const [at, text] of texts(400).entries()) {
      const { user_agent, name, source } = rows[at] ?? {};
      expect([text, `'${text}`]).toContain(user_agent);
      expect(source).toBe(user_agent);
      expect(user_agent).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/);
      expect(name).toBe(`'=HYPERLINK("x")`);
    }
  });

  it("names the configuration by which the log is filtered: Stripe's, else the one asked for", async () => {
    const at = new Date(Date.now() - 3_600_000);
    const data = [
      logRow(ana, at, { askedConfigurationId: "bpc_asked" }),
      logRow(ana, at, { ...openedRow(at), configurationId: "bpc_asked" }),
    ];
    await db().portalSession.createMany({ data });
    const rows = await table({ filters: { configuration: "bpc_asked" } });
    const told = rows.map(({ state, configuration }) => [state, configuration]).toSorted();
    expect(told).toEqual([
      ["failed", "bpc_asked"],
      ["open", "bpc_asked"],
    ]);
    await db().$transaction([letRowsGo(), db().portalSession.deleteMany({ where: { requestedAt: at } })]);
  });

  it("guards a hundred thousand hostile texts in PostgreSQL as csv.ts does", async () => {
    const all = texts(100_000);
    for (let at = 0; at < all.length; at += 20_000) {
      const some = all.slice(at, at + 20_000);
      const rows = await db().$queryRaw<{ safe: string }[]>`
        SELECT ${Prisma.raw(guarded("x"))} AS "safe" FROM unnest(${some}::text[]) WITH ORDINALITY t(x, n) ORDER BY n`;
      const wrong = some.filter((text, n) => {
        const isFormula = /^[\s\0]*[=+\-@\t\r＝＋－＠]/.test(text);
        return rows[n]?.safe !== (isFormula ? `'${text}` : text);
      });
      expect(wrong).toEqual([]);
    }
  });

  it("holds what the filters leave, and goes on behind a row", async () => {
    const customer = await db().customer.create({ data: { stripeCustomerId: "cus_export", livemode: false } });
    const [first, second, third] = ids as [string, string, string];
    await addOutcome(customer.id, "canceled", [first, second, third]);
    await addOutcome(customer.id, "canceled", [third], { reason: "too_expensive", comment: "=too much" });
    const filters = { outcome: "canceled" };
    expect((await table({ filters })).map(({ id }) => id)).toEqual([first, second, third]);
    const rest = await table({ filters, after: first });
    expect(
      rest.map(({ id, changes, cancel_reason, cancel_comment }) => [id, changes, cancel_reason, cancel_comment]),
    ).toEqual([
      [second, "canceled", "", ""],
      [third, "canceled canceled", "too_expensive", "'=too much"],
    ]);
    expect(await table({ filters: { person: "nobody at all" } })).toEqual([]);
    // of everything the changes are read beside the visits, of what a filter leaves for each of them
    expect(await table()).toEqual(await table({ filters: { state: "failed" } }));
    expect(await table({ after: first })).toEqual(await table({ filters: { state: "failed" }, after: first }));
    expect((await table({ after: ids[199] })).map(({ id }) => id)).toEqual(ids.slice(200));
    await expect(exported({ after: randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("exportSessionLog as NDJSON", () => {
  it("is an object a line, and the last one says that it is whole", async () => {
    const lines = (await exported({ format: "ndjson" })).trimEnd().split("\n");
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.pop()).toEqual({ end: true, rows: 400 });
    expect(rows.map(({ user_agent }) => user_agent)).toEqual(texts(400));
    expect(rows[0]).toMatchObject({ id: ids[0], email: ana.email, state: "failed", livemode: null });
  });
});

describe("an export", () => {
  it("is written down at its beginning and its end, without what was typed", async () => {
    const key = randomUUID();
    await exported({ key, filters: { person: "ana@", state: "failed" } });
    const events = await db().adminEvent.findMany({ where: { subjectId: key }, orderBy: { at: "asc" } });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["log_exported", admin.id],
      ["log_export_ended", admin.id],
    ]);
    expect(events[0]?.after).toEqual({ format: "csv", filters: { state: "failed", person: "(text)" } });
    expect(await exportProgress(admin, key)).toMatchObject({ state: "complete", rows: 0 });
  });

  it("ends its statement when the reader goes, and tells how far it is until then", async () => {
    // more than all the buffers on the way; they stay, so this is late. Some at a time: a statement of ours has ten seconds
    for (let rows = 0; rows < 40_000; rows += 4_000)
      await db().$executeRaw`
        INSERT INTO "PortalSession" ("id", "intentKey", "userId", "openedById", "openedByRole", "source", "userAgent")
        SELECT uuidv7(), gen_random_uuid(), ${ana.id}::uuid, ${ana.id}::uuid, 'customer', 'many', repeat('x', 500)
        FROM generate_series(1, 4000)`;
    const key = randomUUID();
    const stream = await exportSessionLog(admin, request({ key }));
    const reader = stream.getReader();
    await reader.read();
    await reader.read();
    expect(await exportProgress(admin, key)).toMatchObject({ state: "running", rows: expect.any(Number) });
    expect(await statements(key)).toHaveLength(1);
    await reader.cancel();
    await vi.waitFor(async () => expect(await statements(key)).toEqual([]), { timeout: 30_000, interval: 20 });
    expect(await exportProgress(admin, key)).toMatchObject({ state: "ended", rows: null });
  });

  it("ends when its reader takes nothing for too long, and is not taken for a whole one", async () => {
    const key = randomUUID();
    const reader = (await exportSessionLog(admin, request({ key, stallMs: 50 }))).getReader();
    await reader.read(); // the head; what comes next lies ready, and is not taken
    await vi.waitFor(async () =>
      expect(await exportProgress(admin, key)).toMatchObject({ state: "ended", rows: null }),
    );
    await vi.waitFor(async () => expect(await statements(key)).toEqual([]));
    const readAll = async () => {
      while (!(await reader.read()).done);
    };
    await expect(readAll()).rejects.toThrow();
  });

  it("is for admins, and so many at once", async () => {
    const support = await newUser({ role: "support" });
    for (const actor of [support, ana]) {
      await expect(exportSessionLog(actor, request())).rejects.toMatchObject({ code: "not_found" });
      await expect(exportProgress(actor, randomUUID())).rejects.toMatchObject({ code: "not_found" });
    }
    const open = await Promise.all([1, 2, 3, 4].map(() => exportSessionLog(admin, request())));
    await expect(exportSessionLog(admin, request())).rejects.toMatchObject({ code: "rate_limited" });
    await Promise.all(open.map((stream) => stream.cancel()));
    await exported();
  });
});

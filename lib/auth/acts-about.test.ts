import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db, type Transaction } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { planOf } from "@/lib/testing/plan-of";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { withoutRules } from "@/lib/testing/without-rules";
import { actsAboutSql, findWhom, type Whom } from "./acts-about";
import { recordStaffAct, type StaffAct } from "./admin-event";
import type { CurrentUser } from "./current-user";
import { listAllActs, listStaffActs } from "./list-staff-acts";

// A book of acts large enough for PostgreSQL to choose: most are reads of the log by one admin, a hundred people in turn.
const all = 30_000;
const begun = new Date("2026-01-01T00:00:00Z");
const wholeBook = /Seq Scan on "?AdminEvent|Index (Only )?Scan using "AdminEvent_(pkey|at_id_idx)/;

const addActs = (tx: Transaction, by: string, first: number, last: number) => tx.$executeRaw`
  INSERT INTO "AdminEvent" ("id", "actorId", "actorRole", "action", "subjectType", "subjectId", "after", "at")
  SELECT gen_random_uuid(), ${by}::uuid, 'admin', CASE n % 3 WHEN 0 THEN 'log_session_read' ELSE 'log_read' END,
    CASE n % 3 WHEN 0 THEN 'portal_session' END, CASE n % 3 WHEN 0 THEN gen_random_uuid()::text END,
    CASE n % 3 WHEN 1 THEN '{"filters": {"person": "(text)"}}' WHEN 2 THEN
      json_build_object('filters', json_build_object('person', 'cus_' || n % 100))::jsonb END,
    ${begun.toISOString()}::timestamptz + n * interval '10 minutes'
  FROM generate_series(${first}::int, ${last}::int) n`;

let [admin, ana]: CurrentUser[] = [];
let visit: string;
const stripeCustomerId = "cus_about";
const whom = async (text: string) => (await findWhom(text)) as Whom;

beforeAll(async () => {
  [admin, ana] = [await newUser({ role: "admin" }), await newUser()];
  const customer = await db().customer.create({ data: { userId: ana.id, stripeCustomerId, livemode: false } });
  const row = logRow(ana, new Date());
  await db().portalSession.create({ data: row });
  visit = row.id;
  await db().stripeEvent.create({
    data: { id: "evt_about", type: "x", livemode: false, createdAt: begun, stripeCustomerId, payload: {} },
  });
  const by = admin.id;
  for (let at = 0; at < all; at += 5_000) await withoutRules((tx) => addActs(tx, by, at + 1, at + 5_000));
  const act = (one: Omit<StaffAct, "actor">) => recordStaffAct({ actor: admin ?? null, ...one });
  await act({ action: "role_changed", subject: { type: "user", id: ana.id } });
  await act({ action: "customer_resynced", subject: { type: "customer", id: customer.id } });
  await act({ action: "log_session_read", subject: { type: "portal_session", id: visit } });
  await act({ action: "event_read", subject: { type: "event", id: "evt_about" } });
  await act({ action: "log_read", after: { filters: { person: ana.id } } });
  await act({ action: "log_read", after: { filters: { person: stripeCustomerId } } });
  await db().$executeRaw`ANALYZE "AdminEvent", "PortalSession", "StripeEvent"`;
});

describe("the acts about somebody", () => {
  it("are those to them, to what is theirs, and the reads of pages narrowed to them", async () => {
    const actions = ["log_read", "log_read", "event_read", "log_session_read", "customer_resynced", "role_changed"];
    for (const text of [ana?.email ?? "", ana?.email.toUpperCase() ?? "", ana?.id ?? "", stripeCustomerId]) {
      const { rows } = await listAllActs(admin as CurrentUser, { about: await whom(text) });
      expect(rows.map(({ action }) => action)).toEqual(actions);
    }
  });

  it("are narrowed by who, what and when besides", async () => {
    const about = await whom(ana?.id ?? "");
    const count = async (filters: object) =>
      (await listAllActs(admin as CurrentUser, { about, ...filters })).rows.length;
    expect(await count({ action: "log_read" })).toBe(2);
    expect(await count({ withoutReads: true })).toBe(2);
    expect(await count({ by: ana?.id })).toBe(0);
    expect(await count({ from: new Date(Date.now() - 60_000) })).toBe(6);
    expect(await count({ to: new Date(Date.now() - 60_000) })).toBe(0);
  });

  it("are found by the id of a session or an event, too, and not by an address nobody has", async () => {
    const actionsAbout = async (text: string) =>
      (await listAllActs(admin as CurrentUser, { about: await whom(text) })).rows.map(({ action }) => action);
    expect(await actionsAbout(visit)).toEqual(["log_session_read"]);
    expect(await actionsAbout("evt_about")).toEqual(["event_read"]);
    expect(await actionsAbout(randomUUID())).toEqual([]);
    expect(await findWhom("nobody@example.com")).toBeNull();
  });

  it("are paged, each once, and back", async () => {
    const about = await whom("cus_41"); // of no user: read a hundred times
    let page = await listAllActs(admin as CurrentUser, { about });
    const first = page.rows;
    const seen = [...page.rows];
    while (page.older) {
      page = await listAllActs(admin as CurrentUser, { about }, page.older);
      seen.push(...page.rows);
    }
    expect(seen).toHaveLength(all / 300);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.map(({ at }) => +at)).toEqual(seen.map(({ at }) => +at).sort((a, b) => b - a));
    while (page.newer) page = await listAllActs(admin as CurrentUser, { about }, page.newer);
    expect(page.rows).toEqual(first);
  });
});

describe("the plan", () => {
  it("of acts about somebody enters the book by indexes, whatever else narrows it", async () => {
    const about = await whom(ana?.id ?? "");
    const position = { at: new Date(), id: randomUUID(), direction: "older" as const };
    const time = { from: begun, to: new Date() };
    for (const filters of [
      {},
      time,
      { by: admin?.id, ...time },
      { action: "log_read" as const },
      { withoutReads: true },
    ])
      for (const at of [null, position, { ...position, direction: "newer" as const }])
        expect(await planOf(actsAboutSql(about, filters, at, 51))).not.toMatch(wholeBook);
  });

  it("of a customer's acts leads by an index to what they reported, be they who did most of all", async () => {
    const read = () => listStaffActs(admin as CurrentUser, [admin?.id ?? ""]);
    const plan = await planOfSent('FROM "public"."AdminEvent"', read, "(ANALYZE)");
    expect(plan).not.toMatch(/Seq Scan on "?AdminEvent/);
    expect(plan).not.toMatch(/Rows Removed by Filter: \d{4}/);
  });

  it.each([{}, { by: true }, { action: "log_read" as const }])(
    "of a time reads that time: %o",
    async ({ by, ...more }) => {
      const [from, to] = [new Date("2026-03-01T00:00:00Z"), new Date("2026-03-02T00:00:00Z")];
      const filters = { ...more, from, to, by: by ? admin?.id : undefined };
      const plan = await planOfSent(
        'FROM "public"."AdminEvent"',
        () => listAllActs(admin as CurrentUser, filters),
        "(ANALYZE)",
      );
      expect(plan).not.toMatch(/Seq Scan on "?AdminEvent/);
      expect(plan).not.toMatch(/Rows Removed by Filter: \d{4}/);
    },
  );
});

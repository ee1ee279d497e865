import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { newUser } from "@/lib/testing/people";
import { recordStaffAct, type StaffAction } from "./admin-event";
import type { CurrentUser } from "./current-user";
import { type ActFilters, listAllActs, listStaffActs } from "./list-staff-acts";

let ana: CurrentUser;
let bo: CurrentUser;
const write = (actor: CurrentUser | null, action: StaffAction, id?: string) =>
  recordStaffAct({ actor, action, ...(id && { subject: { type: "customer", id } }) });

beforeAll(async () => {
  [ana, bo] = [await newUser({ role: "admin" }), await newUser({ role: "support" })];
  await write(null, "retention");
  for (let at = 0; at < 60; at++) await write(at % 3 ? ana : bo, at % 2 ? "log_read" : "customer_resynced", ana.id);
});

/** All acts that the filters leave, page by page. */
async function walk(filters: ActFilters) {
  let page = await listAllActs(ana, filters);
  const seen = [...page.rows];
  while (page.older) {
    page = await listAllActs(ana, filters, page.older);
    seen.push(...page.rows);
  }
  return { seen, last: page };
}

describe("listAllActs", () => {
  it("shows each act once, the newest first, and leads back", async () => {
    const { seen, last } = await walk({});
    expect(new Set(seen.map(({ id }) => id)).size).toBe(61);
    expect(seen.at(-1)).toMatchObject({ action: "retention", by: null, byRole: null });
    const before = await listAllActs(ana, {}, last.newer ?? "");
    expect(before.rows).toEqual(seen.slice(0, 50));
  });

  it("leaves out what only reads", async () => {
    const { seen } = await walk({ withoutReads: true });
    expect(seen).toHaveLength(31);
    expect(new Set(seen.map(({ action }) => action))).toEqual(new Set(["customer_resynced", "retention"]));
    expect((await walk({ withoutReads: true, by: bo.id })).seen).toHaveLength(10);
  });

  it("is narrowed by who and by what, together", async () => {
    expect((await walk({ by: bo.id })).seen).toHaveLength(20);
    expect((await walk({ action: "log_read" })).seen).toHaveLength(30);
    const both = (await walk({ by: bo.id, action: "log_read" })).seen;
    expect(both).toHaveLength(10);
    expect(both[0]).toMatchObject({ action: "log_read", by: bo.email, byRole: "support", subjectId: ana.id });
  });
});

describe("listStaffActs", () => {
  it("shows what was done about these, and nothing else", async () => {
    expect(await listStaffActs(bo, [ana.id])).toHaveLength(20);
    expect(await listStaffActs(bo, [bo.id])).toEqual([]);
  });

  it("shows that they reported a visit as not their own", async () => {
    const customer = await newUser();
    const subject = { type: "portal_session", id: randomUUID() } as const;
    await recordStaffAct({ actor: customer, action: "visit_reported", subject });
    expect(await listStaffActs(bo, [customer.id])).toMatchObject([{ action: "visit_reported", subjectId: subject.id }]);
  });
});

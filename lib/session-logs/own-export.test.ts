import { beforeAll, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { listPortalSessions } from "@/lib/portal/history";
import { findVisitDetail } from "@/lib/portal/visit-detail";
import { readCsv } from "@/lib/testing/csv";
import { logRow, openedRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { ownVisitsAsCsv, ownVisitsAsJson } from "./own-export";

let user: CurrentUser;
const [own, byStaff] = [new Date("2026-11-20T10:00:00Z"), new Date("2026-11-21T10:00:00Z")];
let staffVisit = "";
async function textOf(lines: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const line of lines) text += line;
  return text;
}

beforeAll(async () => {
  const [person, staff] = [await newUser(), await newUser({ role: "support" })];
  user = person;
  const customer = await db().customer.create({
    data: { userId: user.id, stripeCustomerId: "cus_own", livemode: false },
  });
  const data = { openedById: staff.id, openedByRole: staff.role, reason: "Asked by phone to correct the address." };
  const rows = [
    logRow(user, own, { ...openedRow(own), userAgent: "Own/1", networkAddress: "203.0.113.0/24" }),
    logRow(user, byStaff, { ...openedRow(byStaff), ...data, userAgent: "Desk/1", networkAddress: "198.51.100.0/24" }),
  ];
  await db().portalSession.createMany({ data: rows });
  staffVisit = rows[1]?.id ?? "";
  await db().outcome.create({
    data: {
      stripeEventId: "evt_own_export",
      kind: "tax_id_changed",
      customerId: customer.id,
      attribution: "ambiguous",
      occurredAt: byStaff,
      portalSessions: { create: rows.map(({ id }) => ({ portalSessionId: id })) },
    },
  });
});

describe("a visit by staff, where its customer looks", () => {
  it("tells in the exports who opened it, why and how sure a change is, and not from where staff work", async () => {
    const [head = [], ...rows] = readCsv(await textOf(ownVisitsAsCsv(user.id)));
    const [theirs, mine] = rows.map((row) => Object.fromEntries(row.map((cell, at) => [head[at], cell])));
    expect(theirs).toMatchObject({ opened_by_staff: "true", user_agent: "", network_address: "" });
    expect(theirs?.reason).toBe("Asked by phone to correct the address.");
    expect(JSON.parse(theirs?.changes ?? "")).toMatchObject([{ kind: "tax_id_changed", attribution: "ambiguous" }]);
    expect(mine).toMatchObject({ opened_by_staff: "false", user_agent: "Own/1", network_address: "203.0.113.0/24" });

    const [visit, other] = JSON.parse(await textOf(ownVisitsAsJson(user.id)));
    expect(visit).toMatchObject({ isByStaff: true, userAgent: null, networkAddress: null });
    expect(visit.outcomes).toMatchObject([{ attribution: "ambiguous" }]);
    expect(other).toMatchObject({ isByStaff: false, userAgent: "Own/1" });
  });

  it("withholds it on the pages, too", async () => {
    const { rows } = await listPortalSessions(user.id, { limit: 5 });
    expect(rows.map(({ userAgent }) => userAgent)).toEqual([null, "Own/1"]);
    expect(await findVisitDetail(user.id, staffVisit)).toMatchObject({ userAgent: null, networkAddress: null });
  });
});

import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { encodeCursor } from "@/lib/db/keyset";
import { listPortalSessions } from "@/lib/portal/history";
import { letRowsGo } from "@/lib/testing/let-rows-go";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { parseLogFilters } from "./filters";
import { findLogEntry, listSessionLog } from "./list";

let admin: CurrentUser;
beforeEach(async () => {
  await db().$transaction([letRowsGo(), db().portalSession.deleteMany()]);
  admin = await newUser({ role: "admin" });
});

/** Rows of one user, so many minutes ago; several in the same millisecond where asked. */
async function visits(user: CurrentUser, minutesAgo: number[], more: object = {}) {
  const data = minutesAgo.map((minutes) => logRow(user, new Date(Date.UTC(2026, 10, 24, 12) - minutes * 60_000), more));
  await db().portalSession.createMany({ data });
  return data.map(({ id }) => id);
}

describe("listSessionLog", () => {
  it("walks everyone's visits once each, newest first, while new ones come in", async () => {
    const [ana, bo] = await Promise.all([newUser(), newUser()]);
    const minutes = Array.from({ length: 70 }, (_, at) => Math.floor(at / 3)); // three in each millisecond
    const expected = [...(await visits(ana, minutes)), ...(await visits(bo, minutes))];
    const seen: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await listSessionLog(admin, {}, cursor);
      seen.push(...page.rows.map(({ id }) => id));
      await visits(bo, [-seen.length]); // newer than all of them
      if (!page.older) break;
      cursor = page.older;
    }
    expect(seen).toHaveLength(expected.length);
    expect(new Set(seen)).toEqual(new Set(expected));
  });

  it("finds by half an address, by name, by customer id, by state and by time", async () => {
    const [ana, bo] = [await newUser({ name: "Ana Núñez" }), await newUser()];
    const [recent] = await visits(ana, [5], { stripeCustomerId: "cus_ana" });
    const [older] = await visits(bo, [500], { state: "denied", errorCode: "no_customer" });
    const found = async (filters: Parameters<typeof listSessionLog>[1]) =>
      (await listSessionLog(admin, filters)).rows.map(({ id }) => id);
    expect(await found({ person: ana.email.slice(3, 12).toUpperCase() })).toEqual([recent]);
    expect(await found({ person: "núñez" })).toEqual([recent]);
    expect(await found({ person: "cus_ana" })).toEqual([recent]);
    expect(await found({ person: "100%_" })).toEqual([]);
    expect(await found({ state: "denied" })).toEqual([older]);
    expect(await found({ from: new Date(Date.UTC(2026, 10, 24, 11)) })).toEqual([recent]);
    expect(await found({ to: new Date(Date.UTC(2026, 10, 24, 11)) })).toEqual([older]);
    expect(await found({ person: bo.email, state: "failed" })).toEqual([]);
  });

  it("reads from the first to the last moment that an address can name", async () => {
    const [id] = await visits(await newUser(), [1]);
    const every = parseLogFilters({ from: "1000-01-01", to: "9998-12-31T23:59-12:00" }, "Asia/Kolkata");
    expect(every.problems).toEqual([]);
    const { from, to } = every.filters;
    for (const filters of [{ from, to }, { from }, { to }, { from, state: "failed" as const }]) {
      expect((await listSessionLog(admin, filters)).rows.map((row) => row.id)).toEqual([id]);
    }
    const at = new Date(Date.UTC(9000, 0));
    for (const direction of ["newer", "older"] as const) {
      const page = await listSessionLog(admin, {}, encodeCursor({ direction, at, id: randomUUID() }));
      expect(page.rows).toHaveLength(direction === "older" ? 1 : 0);
    }
  });

  it("tells nobody but staff anything", async () => {
    const [id = ""] = await visits(await newUser(), [1]);
    const customer = await newUser();
    await expect(listSessionLog(customer, {})).rejects.toMatchObject({ code: "not_found" });
    await expect(findLogEntry(customer, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await findLogEntry(await newUser({ role: "support" }), id)).toMatchObject({ id });
    expect(await findLogEntry(admin, id)).toMatchObject({ id, errorCode: "stripe_timeout" });
    expect(await findLogEntry(admin, randomUUID())).toBeNull();
    expect(await findLogEntry(admin, "nonsense")).toBeNull();
  });

  it("leads to Stripe's dashboard of the account where the customer lives, on whose behalf it was opened or not", async () => {
    const customerOf = async (stripeAccountId: string | null) => {
      const stripeCustomerId = `cus_${randomBytes(8).toString("hex")}`;
      return db().customer.create({ data: { stripeCustomerId, stripeAccountId, livemode: false } });
    };
    for (const account of [null, "acct_connected"]) {
      const customer = await customerOf(account);
      const more = {
        customerId: customer.id,
        stripeCustomerId: customer.stripeCustomerId,
        onBehalfOf: "acct_merchant",
      };
      const [id = ""] = await visits(await newUser(), [1], more);
      expect(await findLogEntry(admin, id)).toMatchObject({
        dashboard: { livemode: false, account },
        customersAccount: account,
        onBehalfOf: "acct_merchant",
      });
    }
  });

  it("keeps a visit readable when its user is gone", async () => {
    const user = await newUser();
    const [id = ""] = await visits(user, [1], { stripeSessionId: `bps_${randomBytes(8).toString("hex")}` });
    await db().user.delete({ where: { id: user.id } });
    expect(await findLogEntry(admin, id)).toMatchObject({ user: null, openedBy: null, openedByRole: "customer" });
  });
});

describe("listPortalSessions", () => {
  it("shows a customer their own visits and nobody else's", async () => {
    const [ana, bo] = await Promise.all([newUser(), newUser()]);
    const hers = await visits(ana, [3, 2, 1]);
    await visits(bo, [2]);
    const first = await listPortalSessions(ana.id, { limit: 2 });
    expect(first.rows.map(({ id }) => id)).toEqual([hers[2], hers[1]]);
    const second = await listPortalSessions(ana.id, { limit: 2, cursor: first.older ?? "" });
    expect(second.rows.map(({ id }) => id)).toEqual([hers[0]]);
    expect(second.older).toBeNull();
  });
});

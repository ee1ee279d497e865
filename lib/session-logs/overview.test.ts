import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { letRowsGo } from "@/lib/testing/let-rows-go";
import { newUser } from "@/lib/testing/people";
import { countSessionLog } from "./count";
import { countAllDays, dayMs, dayOf } from "./count-days";
import { readOverview } from "./overview";
import { overviewRanges, spansOf } from "./overview-range";

let actor: CurrentUser;
let now: Date;
beforeEach(async () => {
  await db().$transaction([letRowsGo(), db().portalSession.deleteMany(), db().logDay.deleteMany()]);
  actor = await newUser({ role: "support" });
  now = await databaseNow();
});

const visit = (daysAgo: number, more: object = {}) =>
  db().portalSession.create({
    data: {
      intentKey: randomUUID(),
      openedByRole: "customer",
      source: "/account",
      state: "failed",
      errorCode: "stripe_timeout",
      requestedAt: dayOf(now, daysAgo),
      stripeMs: 150,
      ...more,
    },
  });

describe("readOverview", () => {
  it.each(overviewRanges)("is the same whether the days are counted or not: %s", async (range) => {
    for (const daysAgo of [0, 0, 1, 3, 6]) await visit(daysAgo);
    await visit(2, { requestedFlow: "subscription_cancel" });
    const live = await readOverview(actor, range);
    await countAllDays();
    expect(await readOverview(actor, range)).toEqual(live);
    expect(live.whole.states).toEqual(new Map([["failed", 6]]));
    expect(live.flows.map(({ name }) => name)).toEqual(["none", "subscription_cancel"]);
    expect((await readOverview(actor, range, "subscription_cancel")).errors).toEqual(new Map([["stripe_timeout", 1]]));
  });

  it("adds counted days to today, as it is this moment", async () => {
    await visit(20);
    await countAllDays();
    await visit(0);
    const { spans, whole } = await readOverview(actor, "30d");
    expect(spans).toHaveLength(30);
    expect(spans.flatMap(({ states }, at) => (states.get("failed") ? [at] : []))).toEqual([9, 29]);
    expect(whole).toMatchObject({ p50: expect.any(Number), p95: expect.any(Number) });
  });

  it("tells by which configuration sessions failed, by the one asked for where Stripe made none", async () => {
    const opened = { state: "open", errorCode: null, openedAt: now } as const;
    await visit(1, { askedConfigurationId: "bpc_1" });
    await visit(1, { ...opened, stripeSessionId: `bps_${randomUUID()}`, configurationId: "bpc_1" });
    await visit(1, { askedConfigurationId: "bpc_1", stripeSessionId: "bps_late", configurationId: "bpc_2" });
    await visit(1);
    await countAllDays();
    const { configurations } = await readOverview(actor, "7d");
    const states = configurations.map(({ name, states }) => [name, Object.fromEntries(states)]);
    expect(Object.fromEntries(states)).toEqual({
      bpc_1: { failed: 1, open: 1 },
      bpc_2: { failed: 1 },
      none: { failed: 1 },
    });
    for (const configuration of ["bpc_1", "bpc_2"]) {
      expect(await countSessionLog(actor, { configuration, state: "failed" })).toBe(1); // what the number leads to
    }
  });

  it("tells customers nothing", async () => {
    await expect(readOverview(await newUser(), "7d")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("spansOf", () => {
  it("ends with the span of today and leaves no day out", () => {
    for (const range of overviewRanges) {
      for (let day = 0; day < 800; day++) {
        const at = new Date(Date.UTC(2026, 0, 1, 12) + day * dayMs);
        const { starts, unit } = spansOf(range, at);
        const longest = { day: 1, week: 7, month: 31 }[unit];
        const steps = [...starts, at]
          .map(Number)
          .flatMap((start, index, all) => (index ? [start - (all[index - 1] ?? 0)] : []));
        expect(steps.every((step) => step > 0 && step <= longest * dayMs)).toBe(true);
        if (unit === "week") expect(starts[0]?.getUTCDay()).toBe(1);
      }
    }
  });
});

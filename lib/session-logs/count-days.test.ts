import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { PortalSessionState } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import type { VisitOutcome } from "@/lib/portal/history";
import { withReasons } from "@/lib/portal/with-reasons";
import { letRowsGo } from "@/lib/testing/let-rows-go";
import { newUser } from "@/lib/testing/people";
import { countAllDays, countDays, countLastDays } from "./count-days";
import { msSteps, msWithin } from "./stripe-ms";

const first = Date.UTC(2026, 9, 20);
const hour = 3_600_000;
const states = ["creating", "open", "returned", "failed", "denied", "unknown"] as const;

const session = fc.record({
  hours: fc.integer({ min: 0, max: 9 * 24 }),
  ms: fc.integer({ min: -1, max: 1 }), // around midnight
  state: fc.constantFrom<PortalSessionState>(...states),
  flow: fc.option(fc.constantFrom("subscription_cancel", "customer_update")),
  isAnswered: fc.boolean(), // Stripe's flow, or the one asked for
  configurationId: fc.option(fc.constantFrom("bpc_1", "bpc_2")),
  askedConfigurationId: fc.option(fc.constantFrom("bpc_1", "bpc_2")), // where it failed
  stripeMs: fc.option(fc.integer({ min: 0, max: 12_000 })),
  isByStaff: fc.boolean(),
});
const outcome = fc.record({
  kind: fc.constantFrom("canceled", "cancellation_scheduled", "cancellation_reason_given", "plan_changed"),
  seconds: fc.nat({ max: 3 }),
  reason: fc.option(fc.constantFrom("unused", "too_expensive")),
  visits: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
});
type Told = { sessions: (typeof session extends fc.Arbitrary<infer T> ? T : never)[] };
type Outcome = typeof outcome extends fc.Arbitrary<infer T> ? T : never;

let customerId: string;
beforeEach(async () => {
  await db().$transaction([
    letRowsGo(),
    db().outcome.deleteMany(),
    db().portalSession.deleteMany(),
    db().logDay.deleteMany(),
  ]);
  const { id: userId } = await newUser();
  const data = { userId, stripeCustomerId: `cus_${randomUUID().slice(0, 8)}`, livemode: false };
  customerId = (await db().customer.create({ data })).id;
});

async function write({ sessions }: Told, outcomes: Outcome[]) {
  const rows = sessions.map((one) => {
    const requestedAt = new Date(first + one.hours * hour + one.ms);
    const isOpen = one.state === "open" || one.state === "returned";
    return {
      id: uuidv7({ msecs: requestedAt.getTime() }),
      openedByRole: "customer" as const,
      source: "/account",
      requestedAt,
      state: one.state,
      intentKey: randomUUID(),
      stripeMs: one.stripeMs,
      reason: one.isByStaff ? "A written reason" : null,
      configurationId: one.configurationId,
      askedConfigurationId: one.state === "failed" ? one.askedConfigurationId : null,
      requestedFlow: one.flow,
      flowType: one.isAnswered ? one.flow : null,
      openedAt: isOpen ? requestedAt : null,
      returnedAt: one.state === "returned" ? requestedAt : null,
      stripeSessionId: isOpen ? `bps_${randomUUID()}` : null,
      errorCode: one.state === "failed" || one.state === "denied" ? "stripe_timeout" : null,
    };
  });
  await db().portalSession.createMany({ data: rows });
  const told = outcomes.map(({ visits, seconds, ...one }) => ({
    ...one,
    id: randomUUID(),
    occurredAt: new Date(first + seconds * 1_000),
    visits: [...new Set(visits.flatMap((at) => rows[at] ?? []))],
  }));
  for (const { id, kind, reason, visits, occurredAt } of told) {
    const attribution = visits.length === 0 ? "outside" : visits.length === 1 ? "portal" : "ambiguous";
    const data = {
      id,
      kind,
      reason,
      attribution,
      customerId,
      stripeEventId: `evt_${id}`,
      occurredAt,
    } as const;
    await db().outcome.create({ data });
    const links = visits.map((visit) => ({ portalSessionId: visit.id, outcomeId: id }));
    await db().portalSessionOutcome.createMany({ data: links });
  }
  return { rows, told };
}

/** The same counts, one row at a time. */
function countByHand({ rows, told }: Awaited<ReturnType<typeof write>>) {
  const counts = new Map<string, number>();
  const keyOf = (row: (typeof rows)[number], measure: string, value: string) =>
    [
      row.requestedAt.toISOString().slice(0, 10),
      measure,
      value,
      row.flowType ?? row.requestedFlow ?? "none",
      row.configurationId ?? row.askedConfigurationId ?? "none",
    ].join(" ");
  const add = (row: (typeof rows)[number], measure: string, value: string) =>
    counts.set(keyOf(row, measure, value), (counts.get(keyOf(row, measure, value)) ?? 0) + 1);
  for (const row of rows) {
    add(row, "state", row.state);
    if (row.errorCode) add(row, "error", row.errorCode);
    if (row.reason) add(row, "staff", "yes");
    const { stripeMs } = row;
    if (stripeMs !== null) add(row, "stripe_ms", String(msSteps.filter((step) => step <= stripeMs).length));
  }
  const changed = new Map<(typeof rows)[number], VisitOutcome[]>();
  for (const { id, visits, ...one } of told) {
    const [newest] = [...visits].sort((a, b) => +b.requestedAt - +a.requestedAt || b.id.localeCompare(a.id));
    if (!newest) continue;
    const outcome = { ...one, comment: null, stripeEventId: `evt_${id}` } as VisitOutcome;
    changed.set(newest, [...(changed.get(newest) ?? []), outcome]);
  }
  for (const [visit, outcomes] of changed) {
    for (const { kind, reason } of withReasons(outcomes)) {
      if (kind === "cancellation_reason_given") continue; // without the cancellation it belongs to
      add(visit, "outcome", kind);
      if (kind !== "plan_changed") add(visit, "reason", reason ?? "none");
    }
  }
  return Object.fromEntries([...counts].sort());
}

async function counted() {
  const rows = await db().logDay.findMany();
  const entries = rows.map(({ day, measure, value, flow, configurationId, count }) => {
    return [[day.toISOString().slice(0, 10), measure, value, flow, configurationId].join(" "), count] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe("The counts of a day", () => {
  it("are those of the log, whatever is in it and however often they are made", async () => {
    const sessionList = fc.array(session, { maxLength: 30 });
    const outcomeList = fc.array(outcome, { maxLength: 12 });
    const isSame = fc.asyncProperty(sessionList, outcomeList, async (sessions, outcomes) => {
      await db().$transaction([
        letRowsGo(),
        db().outcome.deleteMany(),
        db().portalSession.deleteMany(),
        db().logDay.deleteMany(),
      ]);
      const expected = countByHand(await write({ sessions }, outcomes));
      await Promise.all([countAllDays(), countAllDays()]);
      expect(await counted()).toEqual(expected);
      // days again, one by one, change nothing
      await countDays(new Date(first), new Date(first + 48 * hour));
      expect(await counted()).toEqual(expected);
    });
    await fc.assert(isSame, { numRuns: 12 });
  });

  it("follow what happens later, and keep what is gone from the log", async () => {
    const one = {
      hours: 1,
      ms: 0,
      flow: null,
      isAnswered: false,
      configurationId: null,
      askedConfigurationId: null,
      stripeMs: 40,
      isByStaff: false,
    };
    const { rows } = await write({ sessions: [{ ...one, state: "open" }] }, []);
    await countLastDays(3); // nothing is counted yet: all of it
    expect(await counted()).toHaveProperty(["2026-10-20 state open none none"], 1);
    const where = { id: rows[0]?.id ?? "" };
    await db().portalSession.update({ where, data: { state: "returned", returnedAt: new Date() } });
    await countAllDays();
    expect(await counted()).toEqual({
      "2026-10-20 state returned none none": 1,
      "2026-10-20 stripe_ms 7 none none": 1,
    });
    await db().$transaction([letRowsGo(), db().portalSession.delete({ where })]);
    await countAllDays();
    expect(Object.keys(await counted())).toHaveLength(2);
  });
});

describe("msWithin", () => {
  it("is within a step of the true percentile", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 1 }),
        fc.constantFrom(0.5, 0.95),
        (all, share) => {
          const counts = new Map<number, number>();
          const stepOf = (ms: number) => msSteps.filter((step) => step <= ms).length;
          for (const ms of all) counts.set(stepOf(ms), (counts.get(stepOf(ms)) ?? 0) + 1);
          const sorted = [...all].sort((a, b) => a - b);
          const exact = sorted[Math.ceil(share * all.length) - 1] ?? 0;
          const told = msWithin(share, counts) ?? -1;
          expect(told).toBeGreaterThanOrEqual(msSteps[stepOf(exact) - 1] ?? 0);
          expect(told).toBeLessThanOrEqual(msSteps[stepOf(exact)] ?? 10_000);
        },
      ),
    );
  });

  it("is nothing without calls", () => {
    expect(msWithin(0.5, new Map())).toBeNull();
  });
});

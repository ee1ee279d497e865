import { beforeAll, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { listEvents } from "./list-events";
import { listEventsOf } from "./list-events-of";

// Events enough for PostgreSQL to choose: one each half minute, of two hundred customers in turn.
const all = 20_000;
const newest = new Date("2026-11-27T12:00:00Z");
const asked = { customer: "cus_7", from: new Date("2026-11-24T00:00:00Z"), to: new Date("2026-11-25T00:00:00Z") };
const wholeTable = /Seq Scan on "?StripeEvent|Seq Scan on "?Outcome/;

const addEvents = (first: number, last: number) => db().$executeRaw`
  INSERT INTO "StripeEvent" ("id", "type", "livemode", "createdAt", "receivedAt", "processedAt", "stripeCustomerId", "payload")
  SELECT 'evt_' || n, (ARRAY['invoice.paid', 'customer.subscription.updated'])[n / 200 % 2 + 1], false, t, t, t, 'cus_' || n % 200, '{}'
  FROM generate_series(${first}::int, ${last}::int) n,
    LATERAL (SELECT ${newest.toISOString()}::timestamptz - n * interval '30 seconds' AS t) moment`;

let staff: CurrentUser;

beforeAll(async () => {
  staff = await newUser({ role: "support" });
  const customer = await db().customer.create({ data: { stripeCustomerId: "cus_7", livemode: false } });
  for (let at = 0; at < all; at += 5_000) await addEvents(at + 1, at + 5_000);
  await db().outcome.createMany({
    data: [
      {
        stripeEventId: "evt_7807",
        kind: "cancellation_scheduled",
        customerId: customer.id,
        attribution: "outside",
        before: { plan: "Pro" },
        after: { endsAt: null },
        reason: "too_expensive",
        occurredAt: newest,
      },
    ],
  });
  await db().$executeRaw`
    INSERT INTO "Outcome" ("id", "stripeEventId", "kind", "customerId", "attribution", "occurredAt")
    SELECT gen_random_uuid(), 'evt_' || n, 'tax_id_changed', ${customer.id}::uuid, 'outside', ${newest.toISOString()}::timestamptz
    FROM generate_series(1, ${all}) n WHERE n % 200 BETWEEN 10 AND 20`;
  await db().$executeRaw`ANALYZE "StripeEvent", "Outcome"`;
});

describe("listEventsOf", () => {
  it("tells what each changed, outside the portal too", async () => {
    const { rows } = await listEventsOf(staff, asked);
    expect(rows.filter(({ changes }) => changes.length)).toMatchObject([
      {
        id: "evt_7807",
        changes: [{ kind: "cancellation_scheduled", attribution: "outside", reason: "too_expensive" }],
      },
    ]);
  });

  it("keeps to a time, its begin included and its end not", async () => {
    const at = (await db().stripeEvent.findUniqueOrThrow({ where: { id: "evt_7807" } })).receivedAt;
    const idsOf = async (from?: Date, to?: Date) =>
      (await listEventsOf(staff, { customer: "cus_7", from, to })).rows.map(({ id }) => id);
    const later = new Date(at.getTime() + 1);
    expect(await idsOf(at, later)).toEqual(["evt_7807"]);
    expect((await idsOf(undefined, at))[0]).toBe("evt_8007");
    expect((await idsOf(later)).at(-1)).toBe("evt_7607");
  });

  it("pages within a time, and back", async () => {
    const days = { ...asked, from: new Date("2026-11-21T00:00:00Z"), limit: 5 };
    let page = await listEventsOf(staff, days);
    const seen = page.rows.map(({ id }) => id);
    while (page.older) {
      page = await listEventsOf(staff, { ...days, cursor: page.older });
      seen.push(...page.rows.map(({ id }) => id));
    }
    expect(seen).toHaveLength(58);
    expect(new Set(seen).size).toBe(58);
  });
});

describe.each(
  Object.entries({
    "a time": { from: asked.from, to: asked.to },
    "a customer and a time": asked,
    "a type and a time": { type: "invoice.paid", from: asked.from, to: asked.to },
    "a state and a time": { state: "done" as const, from: asked.from, to: asked.to },
    "what failed in a time": { state: "failed" as const, from: asked.from, to: asked.to },
  }),
)("the events of %s", (_, filters) => {
  it("are read by an index", async () => {
    expect(await planOfSent('FROM "public"."StripeEvent"', () => listEvents(staff, filters))).not.toMatch(wholeTable);
  });
});

it("what a page of events changed is read by an index", async () => {
  const plan = await planOfSent('FROM "public"."Outcome"', () => listEventsOf(staff, asked));
  expect(plan).toContain("Outcome_stripeEventId_kind_key");
});

import { assert, asyncProperty, constantFrom, integer, option, record, sample } from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import type { ChangeKind } from "@/lib/subscriptions/changes";
import { addOutcome, logRow, openedRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { countSessionLog } from "./count";
import type { LogFilters } from "./filters";
import { listSessionLog } from "./list";

// Whatever filters are combined, and however the pages lie: who walks the log sees each matching row once, while rows
// are being added. They lie as those of a year do: most of late, several in the same millisecond, some in each month and in each
// stretch of time that pages are looked for in.

const start = Date.now();
const [slots, year] = [40, 400 * 24 * 3_600_000];
/** When what is in a slot happened: 400 days ago in the first, and ever less apart until now. */
const timeOf = (slot: number) => new Date(start - Math.round(year * (1 - slot / slots) ** 3));
/** Of rows that are added: after all others, one after the other. */
const timeOfAdded = (nth: number) => new Date(start + nth * 1_000);
const person = integer({ min: 0, max: 3 });
const generated = record({
  slot: integer({ min: 0, max: slots }),
  person,
  outcome: constantFrom<ChangeKind | null>("canceled", "cancellation_scheduled", "paused", null),
  reason: constantFrom(undefined, "unused"), // where they canceled
  isTwice: constantFrom(true, false),
  isStaff: constantFrom(true, false, false),
  flowType: constantFrom(null, "subscription_cancel"),
  requestedFlow: constantFrom(null, "subscription_cancel", "customer_update"),
  state: constantFrom("open" as const, "failed" as const),
  errorCode: constantFrom("stripe_timeout", "no_customer"),
  locale: constantFrom("de", "auto", null),
  livemode: constantFrom(true, false),
  configurationId: constantFrom("bpc_1", "bpc_2", null),
  askedConfigurationId: constantFrom("bpc_1", "bpc_2", null), // where it failed
  onBehalfOf: constantFrom(null, "acct_1"),
});
type Generated = typeof generated extends { generate: (...all: never[]) => { value: infer Value } } ? Value : never;

let admin: CurrentUser;
let people: CurrentUser[];
let customers: string[];
let rows: (Generated & { id: string })[];

beforeAll(async () => {
  const begin = timeOf(0).toISOString().slice(0, 10);
  await db().$executeRaw`SELECT make_log_partitions(${begin}::date, now()::date)`;
  admin = await newUser({ role: "admin" });
  people = await Promise.all(["Ana Núñez", "Bo", "Cleo", "Dan"].map((name) => newUser({ name })));
  const made = people.map(({ id }, at) =>
    db().customer.create({
      data: { userId: id, stripeCustomerId: `cus_walk${at}`, livemode: false, stripeAccountId: at ? null : "acct_1" },
    }),
  );
  customers = (await Promise.all(made)).map(({ id }) => id);
  rows = [];
  for (const row of sample(generated, { numRuns: 90, seed: 6 })) {
    rows.push({ ...row, id: await insert(row, timeOf(row.slot)) });
  }
});

async function insert(row: Generated, at: Date): Promise<string> {
  const user = people[row.person] as CurrentUser;
  const { flowType, requestedFlow, locale, livemode, configurationId, onBehalfOf, errorCode } = row;
  const data = logRow(user, at, {
    flowType,
    requestedFlow,
    locale,
    livemode,
    configurationId,
    askedConfigurationId: row.state === "failed" ? row.askedConfigurationId : null,
    onBehalfOf,
    errorCode,
    customerId: customers[row.person],
    stripeCustomerId: `cus_walk${row.person}`,
    ...(row.state === "open" && openedRow(at)),
    ...(row.isStaff && { openedById: admin.id, openedByRole: "admin", reason: "asked by phone" }),
  });
  await db().portalSession.create({ data });
  if (row.outcome) {
    for (const _ of row.isTwice ? [1, 2] : [1])
      await addOutcome(customers[row.person] ?? "", row.outcome, [data.id], { reason: row.reason });
  }
  return data.id;
}

const filter = record(
  {
    person: person.chain((at) => constantFrom("email", "name", "customer", "user").map((how) => ({ at, how }))),
    state: constantFrom("open" as const, "failed" as const, "denied" as const),
    flow: constantFrom("none", "subscription_cancel", "customer_update"),
    outcome: constantFrom("any", "none", "cancellation", "canceled", "paused", "resumed"),
    reason: constantFrom("unused", "none", "too_expensive"),
    error: constantFrom("stripe_timeout", "no_customer"),
    locale: constantFrom("de", "auto"),
    mode: constantFrom("test" as const, "live" as const),
    configuration: constantFrom("bpc_1", "bpc_2"),
    account: constantFrom("acct_1", "acct_2"),
    staff: constantFrom("any", "none", "admin"),
    from: integer({ min: 0, max: slots }),
    to: option(integer({ min: 0, max: slots }), { nil: undefined }),
  },
  { requiredKeys: [] },
);
type Chosen = typeof filter extends { generate: (...all: never[]) => { value: infer Value } } ? Value : never;

function filtersOf({ person: who, staff, from, to, ...same }: Chosen): LogFilters {
  const user = who && (people[who.at] as CurrentUser);
  const told = user && { email: user.email.slice(4, 30), name: user.name?.slice(0, 3).toUpperCase() ?? "" };
  const text = who && { ...told, customer: `cus_walk${who.at}`, user: user?.id }[who.how];
  return {
    ...same,
    // names of two letters are asked for by address
    ...(text && { person: text.length < 3 ? user?.email : text }),
    ...(staff && { staff: staff === "admin" ? admin.id : staff }),
    ...(from !== undefined && { from: timeOf(from) }),
    ...(to !== undefined && { to: timeOf(to) }),
  };
}

function isMeant(row: Generated, chosen: Chosen): boolean {
  const flow = row.flowType ?? row.requestedFlow ?? "none";
  const [errorCode, askedFor] = row.state === "open" ? [null, null] : [row.errorCode, row.askedConfigurationId];
  const { person: who, state, outcome, reason, error, locale, mode, configuration, account, staff, from, to } = chosen;
  const asked = [
    !who || who.at === row.person,
    !state || state === row.state,
    !chosen.flow || chosen.flow === flow,
    !outcome || isChangedBy(row, outcome),
    !reason || (isChangedBy(row, "cancellation") && reason === (row.reason ?? "none")),
    !error || error === errorCode,
    !locale || locale === row.locale,
    !mode || (mode === "live") === row.livemode,
    !configuration || configuration === (row.configurationId ?? askedFor),
    !account || account === row.onBehalfOf || (account === "acct_1" && row.person === 0),
    !staff || row.isStaff === (staff !== "none"),
    from === undefined || row.slot >= from,
    to === undefined || row.slot < to,
  ];
  return asked.every(Boolean);
}

function isChangedBy(row: Generated, outcome: NonNullable<Chosen["outcome"]>): boolean {
  if (outcome === "any") return row.outcome !== null;
  if (outcome === "none") return row.outcome === null;
  if (outcome === "cancellation") return row.outcome === "canceled" || row.outcome === "cancellation_scheduled";
  return row.outcome === outcome;
}

describe("a walk through the log", () => {
  it("goes through many months", async () => {
    const [{ months }] = await db().$queryRaw<[{ months: number }]>`
      SELECT count(DISTINCT tableoid)::int AS "months" FROM "PortalSession"`;
    expect(months).toBeGreaterThan(9);
  });

  it("meets each matching row once, there and back, while rows are added", async () => {
    let nth = 1;
    const [newer] = sample(generated, { numRuns: 1, seed: 7 }) as [Generated];
    const walk = asyncProperty(filter, integer({ min: 1, max: 30 }), async (chosen, limit) => {
      const filters = filtersOf(chosen);
      const expected = rows.filter((row) => isMeant(row, chosen)).map(({ id }) => id);
      const added = await db().portalSession.findMany({
        where: { requestedAt: { gte: timeOfAdded(1) } },
      });
      const old = (ids: string[]) => ids.filter((id) => !added.some((row) => row.id === id));
      const there: string[] = [];
      let page = await listSessionLog(admin, filters, undefined, limit);
      for (;;) {
        there.push(...page.rows.map(({ id }) => id));
        await insert(newer, timeOfAdded(nth++));
        if (!page.older) break;
        page = await listSessionLog(admin, filters, page.older, limit);
      }
      const back: string[] = [];
      for (;;) {
        back.unshift(...page.rows.map(({ id }) => id));
        if (!page.newer) break;
        page = await listSessionLog(admin, filters, page.newer, limit);
      }
      expect(old(there).toSorted()).toEqual(expected.toSorted());
      expect(new Set(there).size).toBe(there.length);
      expect(new Set(back).size).toBe(back.length);
      expect(back.slice(-there.length)).toEqual(there); // those that came meanwhile stand before them
      expect(await countSessionLog(admin, filters)).toBeGreaterThanOrEqual(there.length);
    });
    await assert(walk, { numRuns: Number(process.env.RUNS ?? 40) });
  });
});

import { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { dayOf } from "./count-days";
import { countedLog, type Measure } from "./measures";
import { type OverviewRange, type Spans, spansOf } from "./overview-range";
import { msWithin } from "./stripe-ms";

export type Counts = Map<string, number>;

/** What happened in one span of time. */
export type SpanCounts = {
  start: Date;
  states: Counts;
  outcomes: Counts;
  p50: number | null;
  p95: number | null;
};

/** What happened for one thing to do, or by one configuration. */
export type GroupCounts = { name: string; states: Counts; outcomes: Counts; p95: number | null };

export type Overview = {
  unit: Spans["unit"];
  from: Date;
  spans: SpanCounts[];
  whole: GroupCounts & { p50: number | null };
  byStaff: number;
  errors: Counts;
  reasons: Counts;
  flows: GroupCounts[];
  configurations: GroupCounts[];
};

/** How often a measure had a value: in one span, for one flow, by one configuration, or, where none of these is said, in all. */
type Row = {
  start: Date | null;
  flow: string | null;
  configurationId: string | null;
  measure: Measure;
  value: string;
  count: number;
};

const liveDays = 7;

/**
 * What the log comes to over a range: added up from the counts of its days, and for today, as for days that nobody has
 * counted yet, from the log itself.
 * @param flow only sessions for this; "none": the portal's home
 * @throws {AppError} not_found for anyone but staff
 */
export async function readOverview(actor: CurrentUser, range: OverviewRange, flow?: string): Promise<Overview> {
  requirePermission(actor, "read_admin");
  const now = await databaseNow();
  const { unit, starts } = spansOf(range, now);
  const [from = now] = starts;
  const rows = await read(from, now, unit, flow);
  const ofSpan = rowsBy(rows, (row) => row.start?.getTime());
  const whole = rows.filter((row) => row.start === null && row.flow === null && row.configurationId === null);
  return {
    unit,
    from,
    spans: starts.map((start) => spanOf(start, ofSpan.get(start.getTime()) ?? [])),
    whole: { ...groupOf("whole", whole), p50: within(0.5, whole) },
    byStaff: sum(whole, "staff").get("yes") ?? 0,
    errors: sum(whole, "error"),
    reasons: sum(whole, "reason"),
    flows: groupsOf(rowsBy(rows, (row) => row.flow)),
    configurations: groupsOf(rowsBy(rows, (row) => row.configurationId)),
  };
}

async function read(from: Date, now: Date, unit: Spans["unit"], flow: string | undefined): Promise<Row[]> {
  const { _max: newest } = await db().logDay.aggregate({ _max: { day: true }, where: { day: { lt: dayOf(now) } } });
  const counted = newest.day ? dayOf(newest.day, -1) : from;
  const liveFrom = new Date(
    Math.max(Math.min(counted.getTime(), dayOf(now).getTime()), dayOf(now, liveDays).getTime()),
  );
  const ofFlow = flow ? Prisma.sql`WHERE "flow" = ${flow}` : Prisma.empty;
  // added up by PostgreSQL four times over: every span by every flow and configuration would be ten thousands of rows to send
  return db().$queryRaw<Row[]>`
    SELECT "start", "flow", "configurationId", "measure", "value", sum("count")::int AS "count" FROM (
      SELECT date_trunc(${unit}, "day"::timestamp)::date AS "start", "measure", "value", "flow", "configurationId",
        sum("count") AS "count"
      FROM (
        SELECT "day", "measure", "value", "flow", "configurationId", "count" FROM "LogDay"
        WHERE "day" >= ${from.toISOString()}::timestamptz AT TIME ZONE 'UTC'
          AND "day" < ${liveFrom.toISOString()}::timestamptz AT TIME ZONE 'UTC'
        UNION ALL
        SELECT "day", "measure", "value", "flow", "configurationId", "count"
        FROM ${countedLog(liveFrom > from ? liveFrom : from, dayOf(now, -1))} live
      ) days ${ofFlow} GROUP BY 1, 2, 3, 4, 5
    ) spans GROUP BY GROUPING SETS (("start", "measure", "value"), ("flow", "measure", "value"),
      ("configurationId", "measure", "value"), ("measure", "value"))`;
}

/** Rows by what they are of; those of something else are left out. */
function rowsBy<Key>(rows: Row[], keyOf: (row: Row) => Key | null | undefined): Map<Key, Row[]> {
  const found = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key == null) continue;
    const own = found.get(key);
    if (own) own.push(row);
    else found.set(key, [row]);
  }
  return found;
}

function sum(rows: Row[], measure: Measure): Counts {
  const counts: Counts = new Map();
  for (const row of rows) {
    if (row.measure === measure) counts.set(row.value, (counts.get(row.value) ?? 0) + row.count);
  }
  return new Map([...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)));
}

const within = (share: number, rows: Row[]) =>
  msWithin(share, new Map([...sum(rows, "stripe_ms")].map(([step, count]) => [Number(step), count])));

const spanOf = (start: Date, rows: Row[]): SpanCounts => {
  return { start, ...groupOf("", rows), p50: within(0.5, rows) };
};

function groupOf(name: string, rows: Row[]): GroupCounts {
  return { name, states: sum(rows, "state"), outcomes: sum(rows, "outcome"), p95: within(0.95, rows) };
}

const groupsOf = (groups: Map<string, Row[]>): GroupCounts[] =>
  [...groups].map(([name, own]) => groupOf(name, own)).sort((a, b) => total(b.states) - total(a.states));

export const total = (counts: Counts): number => [...counts.values()].reduce((all, count) => all + count, 0);

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { integer, record, sample } from "fast-check";
import pg from "pg";
import { MAX, NIL, v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newUser } from "@/lib/testing/people";
import { db } from "./client";

const url = process.env.DATABASE_URL ?? "";
const day = 24 * 60 * 60_000;

const firstOf = (day: string) =>
  `${Date.parse(day).toString(16).padStart(12, "0")}70008000000000000000`.replace(
    /^(.{8})(.{4})(.{4})(.{4})/,
    "$1-$2-$3-$4-",
  );

/** Rows by the time of their id, as they were made then. */
async function insertVisits(times: number[]) {
  const { id: userId } = await newUser();
  const data = times.map((msecs) => ({
    id: uuidv7({ msecs }),
    intentKey: randomUUID(),
    userId,
    openedById: userId,
    openedByRole: "customer" as const,
    source: "/account",
    state: "denied" as const,
    errorCode: "no_customer",
    requestedAt: new Date(msecs),
  }));
  await db().portalSession.createMany({ data });
  return data.map(({ id }) => id);
}

const partitionOf = async (id: string) => {
  const [row] = await db().$queryRaw<{ name: string }[]>`
    SELECT tableoid::regclass::text AS "name" FROM "PortalSession" WHERE "id" = ${id}::uuid`;
  return row?.name.replaceAll('"', "");
};

const make = (first: string, last: string) =>
  db().$queryRaw<[{ made: number }]>`SELECT make_log_partitions(${first}::date, ${last}::date) AS made`;

describe("the log by months", () => {
  it("is vacuumed long before a month is full, so that its newest visits are read from indexes alone, too", async () => {
    await make("2025-03-15", "2025-05-01");
    const months = await db().$queryRaw<{ options: string[] | null }[]>`
      SELECT c.reloptions AS "options" FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = '"PortalSession"'::regclass`;
    expect(months.length).toBeGreaterThan(3);
    for (const { options } of months) expect(options).toEqual(["autovacuum_vacuum_insert_scale_factor=0.02"]);
  });

  it("puts a row into the month of its id, and what fits none into the default", async () => {
    expect(await make("2026-01-15", "2026-03-01")).toEqual([{ made: 3 }]);
    expect(await make("2026-01-01", "2026-03-31")).toEqual([{ made: 0 }]);
    const times = ["2026-01-01T00:00:00.000Z", "2026-01-31T23:59:59.999Z", "2026-02-01T00:00:00.000Z", "2016-02-01"];
    const ids = await insertVisits(times.map((time) => Date.parse(time)));
    expect(await Promise.all(ids.map(partitionOf))).toEqual([
      "PortalSession_2026_01",
      "PortalSession_2026_01",
      "PortalSession_2026_02",
      "PortalSession_default",
    ]);
  });

  it("leaves a month alone of which rows are in the default already", async () => {
    const [id = ""] = await insertVisits([Date.parse("2020-05-05")]);
    expect(await make("2020-05-01", "2020-06-01")).toEqual([{ made: 1 }]);
    expect(await partitionOf(id)).toBe("PortalSession_default");
  });

  it("makes a year ahead at most", async () => {
    const inTwoYears = new Date(Date.now() + 730 * day).toISOString().slice(0, 10);
    await expect(make(inTwoYears, inTwoYears)).rejects.toThrow(/a year ahead/);
  });

  it("reads one partition by id, and the newest of all of them by their indexes", async () => {
    const explain = async (sql: string) => {
      const [, rows] = await db().$transaction([
        db().$executeRaw`SET LOCAL enable_seqscan = off`, // small tables are read whole otherwise
        db().$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${sql}`),
      ]);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    };
    const byId = await explain(`SELECT * FROM "PortalSession" WHERE "id" = '${uuidv7()}'`);
    expect(byId.match(/Index Scan|Bitmap Index Scan/g)).toHaveLength(1);
    const newest = await explain(`SELECT * FROM "PortalSession" ORDER BY "requestedAt" DESC, "id" DESC LIMIT 51`);
    expect(newest).toContain("Merge Append");
    expect(newest).not.toMatch(/Seq Scan|Sort\b(?! Key)/);
  });
});

describe("the ids of a time", () => {
  it("are those of all rows that its partitions let in", async () => {
    const hours = integer({ min: 0, max: 24 * 365 * 3 });
    const asked = record({ id: hours, row: hours, ms: integer({ min: 0, max: 3_599_999 }), from: hours, to: hours });
    const start = Date.UTC(2024, 0, 15);
    const cases = sample(asked, 20_000).map(({ id, row, ms, from, to }) => {
      const near = id + (row % 75) - 37; // about as far as they may lie apart
      const at = row % 3 ? near : row;
      return [id, at, at - (from % 60), at + 1 + (to % 60)].map((hour) => new Date(start + hour * 3_600_000 + ms));
    });
    const columns = [0, 1, 2, 3].map((column) => cases.map((row) => row[column] as Date));
    // as the partitions' checks say it: the months' own, and that of the two that are no month
    const [{ let: count, missed }] = await db().$queryRaw<[{ let: number; missed: number }]>`
      SELECT count(*)::int AS "let",
        (count(*) FILTER (WHERE NOT (first_uuid_at(id) >= log_ids_since(since) AND first_uuid_at(id) < log_ids_before(until))))::int AS "missed"
      FROM unnest(${columns[0]}::timestamptz[], ${columns[1]}::timestamptz[], ${columns[2]}::timestamptz[], ${columns[3]}::timestamptz[])
        one(id, at, since, until)
      WHERE abs(extract(epoch FROM id - at)) < 86400 OR (
        at >= date_trunc('month', id, 'UTC') - interval '24 hours'
        AND at < (date_trunc('month', id AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC' + interval '24 hours')`;
    expect(count).toBeGreaterThan(5_000);
    expect(missed).toBe(0);
  });

  it.each(["1000-01-01", "1969-12-31", "9999-12-31"])("leave nothing out for want of a time (%s)", async (at) => {
    const [bounds] = await db().$queryRaw<[{ since: string; before: string }]>`
      SELECT log_ids_since(${at}::timestamptz) AS "since", log_ids_before(${at}::timestamptz) AS "before"`;
    const now = uuidv7();
    if (at < "2") expect(bounds.since <= now).toBe(true);
    else expect(bounds.before > now).toBe(true);
  });
});

describe("the move to months", () => {
  const name = `${new URL(url).pathname.slice(1)}_before`;
  const admin = new pg.Client({ connectionString: url });
  const before = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: `/${name}` }).href });
  const apply = (migration: string) =>
    before.query(readFileSync(`prisma/migrations/${migration}/migration.sql`, "utf8"));
  beforeAll(async () => {
    await admin.connect();
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
    await before.connect();
  });
  afterAll(async () => {
    await before.end();
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.end();
  });

  it("keeps every row, link, rule and index, and copies nothing", async () => {
    for (const one of ["20261123000000_first", "20261124081500_waiting_events", "20261124093000_mails"])
      await apply(one);
    const [user, customer, outcome] = [randomUUID(), randomUUID(), randomUUID()];
    const times = [Date.now() - 300 * day, Date.now() - 2 * day, Date.now()];
    const ids = times.map((msecs) => uuidv7({ msecs }));
    await before.query(
      `INSERT INTO "User" ("id", "email", "updatedAt") VALUES ('${user}', 'ana@example.com', now());
       INSERT INTO "Customer" ("id", "userId", "stripeCustomerId", "livemode") VALUES ('${customer}', '${user}', 'cus_1', false);
       INSERT INTO "Outcome" ("id", "stripeEventId", "kind", "customerId", "attribution", "occurredAt")
         VALUES ('${outcome}', 'evt_1', 'canceled', '${customer}', 'portal', now())`,
    );
    for (const [at, id] of ids.entries()) {
      const values = [id, randomUUID(), user, new Date(times[at] ?? 0), `bps_${at}`];
      await before.query(
        `INSERT INTO "PortalSession" ("id", "intentKey", "userId", "openedById", "openedByRole", "source", "state",
           "requestedAt", "openedAt", "stripeSessionId") VALUES ($1, $2, $3, $3, 'customer', '/', 'open', $4, $4, $5)`,
        values,
      );
      await before.query(`INSERT INTO "PortalSessionOutcome" VALUES ('${id}', '${outcome}')`);
    }
    const file = `SELECT pg_relation_filenode(oid) AS file FROM pg_class WHERE relname = $1`;
    const { rows: old } = await before.query(file, ["PortalSession"]);
    await apply("20261124191000_partition_bound");
    await apply("20261124191100_partition_bound_checked");
    await apply("20261124191200_monthly_partitions");
    await apply("20261124191300_links_checked");

    expect((await before.query(file, ["PortalSession_before"])).rows).toEqual(old);
    const { rows: kept } = await before.query(
      `SELECT s."id", s.tableoid::regclass::text AS "partition", l."outcomeId" FROM "PortalSession" s
       JOIN "PortalSessionOutcome" l ON l."portalSessionId" = s."id" ORDER BY s."id"`,
    );
    expect(kept).toEqual(ids.map((id) => ({ id, partition: '"PortalSession_before"', outcomeId: outcome })));
    const { rows: intents } = await before.query(`SELECT "portalSessionId" FROM "PortalIntent"`);
    expect(intents).toEqual([{ portalSessionId: ids[2] }]);
    const { rows: strays } = await before.query(
      `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE i.indrelid = '"PortalSession_before"'::regclass AND NOT c.relispartition`,
    );
    expect(strays).toEqual([{ relname: "PortalSession_before_stripeSessionId_key" }]);
    await before.query(`DELETE FROM "User"`); // the foreign keys act as before
    const { rows: after } = await before.query(`SELECT DISTINCT "userId" FROM "PortalSession"`);
    expect(after).toEqual([{ userId: null }]);
    await expect(before.query(`UPDATE "PortalSession" SET "state" = 'failed', "errorCode" = 'x'`)).rejects.toThrow(
      /cannot go/,
    );
  });

  it("bounds each month's times by a check, but for one that holds rows of another time", async () => {
    await apply("20261126121000_month_times");
    const inMonths = (months: number) => Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + months, 12);
    const nameOf = (msecs: number) => `PortalSession_${new Date(msecs).toISOString().slice(0, 7).replace("-", "_")}`;
    const [bounded, strayed] = [nameOf(inMonths(2)), nameOf(inMonths(3))];
    const insert = (id: string, at: Date) =>
      before.query(
        `INSERT INTO "PortalSession" ("id", "intentKey", "openedByRole", "source", "state", "errorCode", "requestedAt")
         VALUES ($1, gen_random_uuid(), 'customer', '/', 'denied', 'no_customer', $2)`,
        [id, at],
      );
    const stray = uuidv7({ msecs: inMonths(3) });
    await insert(stray, new Date("2019-01-01"));
    const checked = async () => {
      const { rows } = await before.query<{ name: string }>(
        `SELECT c.relname AS "name" FROM pg_constraint t JOIN pg_class c ON c.oid = t.conrelid
         WHERE t.conname = 'PortalSession_times' AND t.convalidated`,
      );
      return rows.map(({ name }) => name);
    };
    expect(await checked()).toEqual([]);
    const warnings: (string | undefined)[] = [];
    before.on("notice", ({ message }) => warnings.push(message));
    await apply("20261126121100_month_times_checked");
    expect(warnings).toEqual([expect.stringContaining(`rows of ${strayed} lie in another time`)]);
    expect(await checked()).toContain(bounded);
    expect(await checked()).not.toContain(strayed);
    await apply("20261126121100_month_times_checked"); // as after a failure
    expect(await checked()).not.toContain(strayed);

    const ofThen = `SELECT "id" FROM "PortalSession" WHERE "requestedAt" < '2019-02-01'`;
    expect((await before.query(ofThen)).rows).toEqual([{ id: stray }]);
    const { rows: plan } = await before.query<{ "QUERY PLAN": string }>(`EXPLAIN ${ofThen}`);
    const reads = plan.map((row) => row["QUERY PLAN"]).join();
    expect(reads).toContain(strayed);
    expect(reads).not.toContain(bounded);
    await expect(insert(uuidv7({ msecs: inMonths(2) }), new Date("2019-01-01"))).rejects.toThrow(/PortalSession_times/);
    await insert(uuidv7({ msecs: inMonths(3) }), new Date("2019-01-02"));
  });

  it("bounds ids by no time where old rows tell another", async () => {
    const bounds = async () => {
      const { rows } = await before.query(
        `SELECT log_ids_since('2026-05-01 12:00Z') AS since, log_ids_before('2026-05-31 12:00Z') AS before`,
      );
      return rows[0];
    };
    await apply("20261126230200_ids_tell_time");
    expect(await bounds()).toEqual({ since: firstOf("2026-04-01"), before: firstOf("2026-07-01") });
    await apply("20261126230300_ids_tell_time_checked");
    expect(await bounds()).toEqual({ since: NIL, before: MAX });
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Position } from "@/lib/db/keyset";
import { newUser } from "@/lib/testing/people";
import { planOfSent } from "@/lib/testing/plan-of-sent";
import { withoutRules } from "@/lib/testing/without-rules";
import { countSessionLog } from "./count";
import { findPeople } from "./find-matches";
import { readPage } from "./read-page";

// How many people have a text, and how lately they came, decides by which way a page of theirs is read: each way is to find the same.

const day = 24 * 3_600_000;
const groups: Record<string, { people: number; share: number; isGone?: true }> = {
  "mo.single": { people: 3, share: 0.01 },
  "jo.seldom": { people: 1_000, share: 0.02 },
  "a.regular": { people: 2_500, share: 0.3 },
  "li.everyday": { people: 5_500, share: 0.67 },
  "xu.gone": { people: 2_000, share: 0, isGone: true },
};

beforeAll(async () => {
  const begin = "(now() - interval '4 months')::date";
  await db().$executeRawUnsafe(`SELECT make_log_partitions(${begin}, now()::date)`);
  for (const [name, { people }] of Object.entries(groups)) {
    await db().$executeRaw`
      INSERT INTO "User" ("id", "email", "name", "updatedAt")
      SELECT gen_random_uuid(), ${name} || n || '@example.com', 'Somebody', now() FROM generate_series(1, ${people}::int) n`;
  }
  let first = 0;
  const all = 6_000;
  for (const [name, { share, isGone }] of Object.entries(groups)) {
    const rows = isGone ? 20 : Math.round(all * share);
    await addVisits(name, rows, isGone ? 90 * day : 0, (60 * day) / Math.max(rows, 1));
    first += rows;
  }
  expect(first).toBe(all + 20);
  await db().$executeRawUnsafe("VACUUM ANALYZE"); // what was inserted last stands beside an index until then
});

const addVisits = (name: string, rows: number, ago: number, apart: number) =>
  withoutRules(
    (tx) => tx.$executeRaw`
    WITH people AS (SELECT "id", row_number() OVER () - 1 AS "number", count(*) OVER () AS "all" FROM "User"
      WHERE "email" LIKE ${`${name}%`}),
    times AS (SELECT n, now() - interval '1 millisecond' * (${ago}::float8 + ${apart}::float8 * n) AS "at"
      FROM generate_series(1, ${rows}::int) n)
    INSERT INTO "PortalSession" ("id", "intentKey", "state", "userId", "openedById", "openedByRole", "source", "requestedAt", "errorCode")
    SELECT uuidv7("at" - now()), gen_random_uuid(), 'failed', p."id", p."id", 'customer', '/account', "at", 'stripe_timeout'
    FROM times JOIN people p ON p."number" = (n * 7919) % p."all"`,
  );

const meant = (text: string, { at, id, direction }: Position, limit: number) => {
  const pair = `s."requestedAt", s."id"`;
  const [compare, order] = direction === "newer" ? [">", "ASC"] : ["<", "DESC"];
  return db().$queryRawUnsafe(
    `SELECT s."id", s."requestedAt" FROM "PortalSession" s JOIN "User" u ON u."id" = s."userId"
     WHERE strpos(u."email", $1) > 0 AND (${pair}) ${compare} ($2::timestamptz, $3::uuid)
     ORDER BY s."requestedAt" ${order}, s."id" ${order} LIMIT $4::int`,
    text,
    at.toISOString(),
    id,
    limit + 1,
  );
};

const now = Date.now();
const last = "ffffffff-ffff-7fff-bfff-ffffffffffff";
const positions: Record<string, Position | null> = {
  "the newest": null,
  "older ones": { at: new Date(now - 30 * day), id: last, direction: "older" },
  "newer ones": { at: new Date(now - 40 * day), id: last, direction: "newer" },
  "the last": { at: new Date(now - 89 * day), id: last, direction: "older" },
};
const texts = [
  "mo.single",
  "o.seldom",
  "jo.seldom77",
  "a.regular",
  "li.everyday",
  "xu.gone",
  "example",
  "e",
  "nobody.at",
  "jo_seldom",
];

describe.each(texts)("a page by %s", (text) => {
  it.each(Object.entries(positions))("has %s of those who have it, and no others", async (_, position) => {
    const start: Position = { at: new Date(now + day), id: last, direction: "older" };
    for (const limit of [3, 50]) {
      expect(await readPage({ person: text }, position, limit)).toEqual(await meant(text, position ?? start, limit));
    }
  });

  it("has none from outside the time that is asked for as well", async () => {
    const [from, to] = [new Date(now - 20 * day), new Date(now - 10 * day)];
    const all = (await meant(
      text,
      { at: to, id: "00000000-0000-7000-8000-000000000000", direction: "older" },
      5_000,
    )) as { requestedAt: Date }[];
    expect(await readPage({ person: text, from, to }, null, 50)).toEqual(
      all.filter((row) => row.requestedAt >= from).slice(0, 51),
    );
  });
});

describe.each(texts)("the count by %s", (text) => {
  it.each([
    ["of all time", {}],
    ["of ten days", { from: new Date(now - 20 * day), to: new Date(now - 10 * day) }],
    ["of an hour", { from: new Date(now - 15 * day), to: new Date(now - 15 * day + day / 24) }],
  ])("is that %s", async (_, times: { from?: Date; to?: Date }) => {
    const support = await newUser({ role: "support" });
    const from = times.from?.toISOString() ?? "-infinity";
    const to = times.to?.toISOString() ?? "infinity";
    const [row] = await db().$queryRaw<[{ all: number }]>`
      SELECT count(*)::int AS "all" FROM "PortalSession" s JOIN "User" u ON u."id" = s."userId"
      WHERE strpos(u."email", ${text}) > 0 AND s."requestedAt" >= ${from}::timestamptz AND s."requestedAt" < ${to}::timestamptz`;
    expect(await countSessionLog(support, { person: text, ...times }, 10_000)).toBe(row.all);
  });
});

describe("the people of a text", () => {
  it("are found by an index that knows of dots, so that nobody is looked at in vain", async () => {
    const plan = await planOfSent('FROM "UserText"', () => findPeople("o.seldom77", 50), "(ANALYZE)");
    expect(plan).toContain('on "UserText_text_idx"');
    expect(plan).not.toMatch(/Rows Removed|Seq Scan/);
  });

  it("are no list where they are too many", async () => {
    expect(await findPeople("xu.gone", 2_000)).toHaveLength(2_000);
    expect(await findPeople("li.everyday", 2_000)).toBeNull();
    expect(await findPeople("nobody.at", 2_000)).toEqual([]);
  });
});

describe("what many have", () => {
  it("is met on the way through the log, of which no more is read than that", async () => {
    const plan = await planOfSent(
      '"userId" FROM "PortalSession"',
      () => readPage({ person: "everyday" }, null, 50),
      "(ANALYZE)",
    );
    expect(plan).not.toMatch(/Seq Scan on "PortalSession|Sort {2}\(/);
    expect(plan).toMatch(/requestedAt_id_userId_idx".*rows=(7|8|9)\d\.00 /);
  });
});

describe("what a thousand have", () => {
  it.each([null, { at: new Date(now - 30 * day), id: last, direction: "older" as const }])(
    "is found by whose each visit is, from an index alone (%j)",
    async (position) => {
      const read = () => readPage({ person: "jo.seldom" }, position, 10);
      const plan = await planOfSent("IS TRUE", read, "(ANALYZE)");
      expect(plan).toMatch(/Index Only Scan( Backward)? using "PortalSession_\d{4}_\d{2}_requestedAt_id_userId_idx"/);
      expect(plan).not.toMatch(/(Seq|Index) Scan[^\n]* on "PortalSession/);
    },
  );
});

describe("the count by what many have", () => {
  it("asks no more people than ten thousand visits take", async () => {
    const support = await newUser({ role: "support" });
    const count = () => countSessionLog(support, { person: "everyday" }, 10_000);
    const plan = await planOfSent("WITH people", count, "(ANALYZE)");
    expect(plan).not.toMatch(/Seq Scan on "PortalSession.*actual.*rows=[1-9]/); // those of months to come are empty
    expect(plan).toMatch(/on "UserText" t .*rows=2001/);
  });
});

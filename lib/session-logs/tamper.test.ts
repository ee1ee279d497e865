import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { db, type Transaction } from "@/lib/db/client";
import { log } from "@/lib/log";
import { sealedLog } from "@/lib/testing/sealed-log";
import { type Breach, verifyLog } from "./verify-log";

// npm run log:tamper: a thousand of each kind. A failure prints its seed.
const runs = Number(process.env.RUNS ?? 25);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const timeout = 60_000 + runs * 2_000;

let sealedUntil: Date;
beforeAll(async () => {
  log.level = "warn";
  await sealedLog();
  sealedUntil = (await db().logSeal.findFirstOrThrow({ orderBy: { number: "desc" } })).toAt;
});

async function breaches(client?: Transaction): Promise<Breach[]> {
  const found: Breach[] = [];
  for await (const breach of verifyLog({ client, moment: sealedAgo(30) })) found.push(breach);
  return found;
}

/** When the last seal is so many minutes old. The worker makes the next when it is 69. */
const sealedAgo = (minutes: number) => new Date(sealedUntil.getTime() + minutes * 60_000);

/** What is found when somebody with every right does that; it is undone afterwards. */
async function foundAfter(...statements: string[]): Promise<Breach[]> {
  let found: Breach[] = [];
  const undone = new Error("undone");
  const tampering = db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      let changed = 0;
      for (const statement of statements) changed += await tx.$executeRawUnsafe(statement);
      expect(changed).toBeGreaterThan(0);
      found = await breaches(tx);
      throw undone;
    },
    { timeout: 30_000 },
  );
  await tampering.catch((error) => {
    if (/violates (check|unique|not-null) constraint/.test(String(error)))
      found = [{ what: "The database does not take that." }];
    else if (error !== undone) throw error;
  });
  return found;
}

/** Another value than the one that is there, smallest change first. */
const flipped: Record<string, (column: string, bit: number) => string> = {
  text: (
    column,
    bit,
  ) => `CASE WHEN coalesce(${column}, '') = '' THEN 'x' ELSE overlay(${column} PLACING chr(ascii(substr(${column},
    1 + ${bit} % length(${column}), 1)) # (1 << ${bit % 3})) FROM 1 + ${bit} % length(${column})) END`,
  uuid: (column, bit) => `encode(set_bit(uuid_send(coalesce(${column}, gen_random_uuid())), ${bit % 128},
    1 - get_bit(uuid_send(coalesce(${column}, gen_random_uuid())), ${bit % 128})), 'hex')::uuid`,
  "timestamp with time zone": (column) => `coalesce(${column}, now()) + interval '1 millisecond'`,
  integer: (column, bit) => `coalesce(${column}, 0) # ${1 << (bit % 20)}`,
  boolean: (column) => `NOT coalesce(${column}, false)`,
  jsonb: (column) => `coalesce(${column}, '{}') || '{"more": 1}'`,
  bytea: (column, bit) =>
    `CASE WHEN length(${column}) > 0 THEN set_bit(${column}, ${bit % 128}, 1 - get_bit(${column}, ${bit % 128})) ELSE '\\x01' END`,
};

// what is not sealed: where a row stands at Stripe's and in our mirror, what retention and erasure take, what a trigger copies
const unsealed: Record<string, string[]> = {
  PortalSession: ["userAgent", "networkAddress", "billingBefore", "customerAccount"],
  Outcome: [],
  AdminEvent: ["networkAddress", "userAgent"],
  LinkChange: [],
  LogSeal: [],
};
const words = [
  `UPDATE "PortalSession" SET "openedByRole" = 'admin' WHERE "openedByRole" = 'support'`,
  `UPDATE "AdminEvent" SET "actorRole" = 'admin'`,
  `UPDATE "PortalSession" SET "state" = 'unknown' WHERE "state" = 'open'`,
  `UPDATE "PortalSession" SET "state" = 'denied' WHERE "state" = 'failed'`,
  `UPDATE "PortalSession" SET "state" = 'failed' WHERE "state" = 'denied'`,
  `UPDATE "Outcome" SET "attribution" = 'outside'`,
  `UPDATE "Outcome" SET "attribution" = 'ambiguous' WHERE "attribution" = 'portal'`,
  `UPDATE "Outcome" SET "attribution" = 'portal' WHERE "attribution" = 'ambiguous'`,
  `UPDATE "Outcome" SET "attribution" = 'portal' WHERE "attribution" = 'outside'`,
  `UPDATE "PortalSession" SET "askedConfigurationId" = 'bpc_2' WHERE "askedConfigurationId" = 'bpc_1'`,
  `UPDATE "PortalSession" SET "askedConfigurationId" = NULL WHERE "askedConfigurationId" = 'bpc_1'`,
  `UPDATE "PortalSession" SET "askedConfigurationId" = '' WHERE "failedAt" IS NOT NULL AND "askedConfigurationId" IS NULL`,
  `UPDATE "PortalSession" SET "askedConfigurationId" = 'bpc_1' WHERE "state" = 'open'`,
  `UPDATE "PortalSession" SET "askedConfigurationId" = 'bpc_1' WHERE "state" = 'denied'`,
];

type Column = { table: string; column: string; type: string };
const columns = () =>
  db().$queryRaw<Column[]>`
    SELECT table_name AS "table", column_name AS "column", data_type AS "type" FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = ANY (${Object.keys(unsealed)}) ORDER BY 1, ordinal_position`;

/** Changes every row, past the rules, and returns what changes it back. */
async function changeStripeMs(by: number): Promise<() => Promise<unknown>> {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`UPDATE "PortalSession" SET "stripeMs" = "stripeMs" + ${by}`,
  ]);
  return () => changeStripeMs(-by);
}

const nth = (table: string, row: number, key = table === "LogSeal" ? "number" : "id") =>
  `(SELECT "${key}" FROM "${table}" ORDER BY "${key}" OFFSET ${row} % (SELECT count(*) FROM "${table}")::int LIMIT 1)`;

const row = fc.nat(1_000_000);
const check = <T>(arbitrary: fc.Arbitrary<T>, find: (value: T) => Promise<Breach[]>) =>
  fc.assert(
    fc.asyncProperty(arbitrary, async (value) => {
      expect(await find(value)).not.toEqual([]);
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );

describe("the log", { timeout }, () => {
  it("is as it was sealed when nobody touched it", async () => {
    expect(await breaches()).toEqual([]);
    const [{ seals }] = await db().$queryRaw<[{ seals: number }]>`SELECT count(*)::int AS "seals" FROM "LogSeal"`;
    expect(seals).toBeGreaterThan(7);
  });

  it("is sealed as before it was known what was asked for, where nothing was", async () => {
    const rows = await db().$queryRaw<{ isSame: boolean }[]>`
      SELECT f."digest" = sha256(convert_to(ROW(s."id", s."state", s."errorCode", s."failedAt", s."stripeRequestId",
        s."stripeStatus", s."stripeMs")::text, 'UTF8')) AS "isSame"
      FROM log_fact f JOIN "PortalSession" s ON uuid_send(s."id") = f."key"
      WHERE f."kind" = 'failed' AND s."askedConfigurationId" IS NULL`;
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every(({ isSame }) => isSame)).toBe(true);
  });

  it("shows a flipped bit in any column that is sealed", async () => {
    const sealed = (await columns()).filter(
      ({ table, column, type }) => flipped[type] && !unsealed[table]?.includes(column),
    );
    expect(sealed.length).toBeGreaterThan(50);
    await check(fc.tuple(fc.constantFrom(...sealed), row, row), ([{ table, column, type }, which, bit]) => {
      const key = table === "LogSeal" ? "number" : "id";
      const value = flipped[type]?.(`"${column}"`, bit);
      const overriding = table === "LinkChange" && column === "id";
      if (overriding) return foundAfter(`DELETE FROM "LinkChange" WHERE "id" = ${nth(table, which)}`);
      return foundAfter(`UPDATE "${table}" SET "${column}" = ${value} WHERE "${key}" = ${nth(table, which)}`);
    });
  });

  it.each(words)("shows a word that was changed: %s", async (statement) => {
    expect(await foundAfter(statement)).not.toEqual([]);
  });

  const table = fc.constantFrom("PortalSession", "Outcome", "AdminEvent", "LinkChange", "PortalSessionOutcome");
  it("shows a deleted row", () =>
    check(fc.tuple(table, row), ([from, which]) => {
      const key = from === "PortalSessionOutcome" ? "outcomeId" : "id";
      return foundAfter(`DELETE FROM "${from}" WHERE "${key}" = ${nth(from, which, key)}`);
    }));

  it("shows an added row", () =>
    check(row, (which) =>
      foundAfter(`INSERT INTO "PortalSession" SELECT (jsonb_populate_record(s, jsonb_build_object('id', uuidv7(),
        'stripeSessionId', 'bps_' || gen_random_uuid()))).* FROM "PortalSession" s WHERE "id" = ${nth("PortalSession", which)}`),
    ));

  it("shows two rows that were swapped", () =>
    check(fc.tuple(row, fc.integer({ min: 1, max: 39 })), ([which, apart]) => {
      const [a, b] = [nth("PortalSession", which), nth("PortalSession", which + apart)];
      const swap = `SELECT ${a} AS a, ${b} AS b, uuidv7() AS c`;
      return foundAfter(
        `CREATE TEMP TABLE swap ON COMMIT DROP AS ${swap}`,
        `UPDATE "PortalSession" SET "id" = c FROM swap WHERE "id" = a`,
        `UPDATE "PortalSession" SET "id" = a FROM swap WHERE "id" = b`,
        `UPDATE "PortalSession" SET "id" = b FROM swap WHERE "id" = c`,
      );
    }));

  it("shows a tail that was cut off", () =>
    check(fc.integer({ min: 1, max: 8 }), (seals) =>
      foundAfter(`DELETE FROM "LogSeal" WHERE "number" > (SELECT max("number") FROM "LogSeal") - ${seals}`),
    ));

  it("misses its newest seal from a quarter past, and not while the worker may be about to make it", async () => {
    const found = async (minutes: number) => {
      const all: Breach[] = [];
      for await (const breach of verifyLog({ moment: sealedAgo(minutes) })) all.push(breach);
      return all;
    };
    expect(await found(74)).toEqual([]);
    expect(await found(76)).toEqual([{ what: expect.stringContaining("the end was cut off") }]);
  });

  it("shows a seal that is missing, changed or made anew", () =>
    check(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom("cut", "facts", "anew")), ([seal, how]) => {
      if (how === "cut") return foundAfter(`DELETE FROM "LogSeal" WHERE "number" = ${seal}`);
      const set = `UPDATE "LogSeal" SET "facts" = '{"x": {"clicked": [1, "00"]}}' WHERE "number" = ${seal}`;
      const whole = `UPDATE "LogSeal" s SET "digest" = log_seal_digest(s) WHERE "number" = ${seal}`;
      return how === "facts" ? foundAfter(set) : foundAfter(set, whole);
    }));

  it("is computed in stretches side by side as it is at once", async () => {
    const found = async (options: Parameters<typeof verifyLog>[0]) => {
      const all: Breach[] = [];
      for await (const breach of verifyLog({ ...options, moment: sealedAgo(30) })) all.push(breach);
      return all;
    };
    const undo = await changeStripeMs(1);
    const atOnce = await found({});
    expect(new Set(atOnce.map(({ hour }) => hour?.getTime())).size).toBeGreaterThan(5);
    expect(await found({ lanes: 3, factsAtOnce: 1 })).toEqual(atOnce);
    expect(await found({ lanes: 2, factsAtOnce: 30 })).toEqual(atOnce);
    await undo();
    expect(await found({ lanes: 3, factsAtOnce: 1 })).toEqual([]);
  });

  it("shows a chain that was made anew, to who noted a seal elsewhere", async () => {
    const [noted] = await db().$queryRaw<[{ number: number; digest: string }]>`
      SELECT "number", encode("digest", 'hex') AS "digest" FROM "LogSeal" WHERE "number" = 5`;
    const found = async (digest: string) => {
      const all: Breach[] = [];
      for await (const breach of verifyLog({ anchors: [{ number: 5, digest }], moment: sealedAgo(30) }))
        all.push(breach);
      return all;
    };
    expect(await found(noted.digest)).toEqual([]);
    expect(await found("00".repeat(32))).toEqual([{ what: "Seal 5 has another digest than noted outside." }]);
  });
});

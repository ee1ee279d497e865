import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { db, type Transaction } from "@/lib/db/client";
import { withoutRules } from "./without-rules";

/**
 * Fills the log with rows enough for PostgreSQL to choose how to read them.
 * @returns what a plan says that reads a part of it from its beginning to its end
 */
export async function plannedLog(): Promise<RegExp> {
  await db().$executeRaw`
    INSERT INTO "User" ("id", "email", "name", "updatedAt")
    SELECT gen_random_uuid(), md5(n::text) || '@example.com', CASE WHEN n <= 3000 THEN 'Person ' ELSE 'Human ' END || n, now()
    FROM generate_series(1, 6000) n`;
  await db().$executeRaw`
    INSERT INTO "Customer" ("id", "userId", "stripeCustomerId", "livemode", "stripeAccountId")
    SELECT gen_random_uuid(), "id", 'cus_' || md5("email"), false,
      CASE WHEN random() < 0.01 THEN 'acct_few' WHEN random() < 0.5 THEN 'acct_home' END FROM "User"`;
  const begin = "(now() - interval '4 months')::date";
  await db().$executeRawUnsafe(`SELECT make_log_partitions(${begin}, now()::date)`);
  for (let at = 0; at < 50_000; at += 5_000) await withoutRules((tx) => addSessions(tx, at, at + 4_999));
  await db().$executeRaw`SELECT gather_log_combinations('-infinity', 'infinity')`;
  const copied = readFileSync("prisma/migrations/20261126161100_links_combinations_copied/migration.sql", "utf8");
  expect(await db().$executeRawUnsafe(copied)).toBeGreaterThan(5_000);
  const reasons = readFileSync("prisma/migrations/20261127141100_cancel_reasons_copied/migration.sql", "utf8");
  await db().$executeRawUnsafe(reasons);
  expect(await db().portalSessionOutcome.count({ where: { cancelReason: { not: null } } })).toBeGreaterThan(100);
  // that step is older than what failed visits were asked for with
  await db().$executeRaw`
    UPDATE "PortalSessionOutcome" l SET "combination" = number_of_combination(s) FROM "PortalSession" s
    WHERE s."id" = l."portalSessionId" AND l."combination" IS NULL`;
  await db().$executeRaw`ANALYZE`;
  const large = await db().$queryRaw<{ name: string }[]>`
    SELECT c.relname AS "name" FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
    WHERE inhparent = '"PortalSession"'::regclass AND c.reltuples > 1000`;
  // a month to come is empty, and is read by looking at it
  return new RegExp(`Seq Scan on "(${large.map(({ name }) => name).join("|")})"`);
}

// some at a time, and past the triggers: a statement of ours is given ten seconds, whatever else the machine does
async function addSessions(tx: Transaction, first: number, last: number) {
  await tx.$executeRaw`
    WITH people AS (SELECT *, row_number() OVER () AS number FROM "Customer"), sessions AS (
      INSERT INTO "PortalSession" ("id", "intentKey", "state", "userId", "customerId", "stripeCustomerId", "openedById",
        "openedByRole", "source", "requestedFlow", "requestedAt", "errorCode", "stripeRequestId", "configurationId",
        "askedConfigurationId", "locale", "livemode", "onBehalfOf", "reason")
      SELECT uuidv7((now() - interval '3 minutes' * n) - now()), gen_random_uuid(),
        (CASE WHEN n % 20 = 0 THEN 'failed' ELSE 'creating' END)::"PortalSessionState", p."userId", p."id",
        p."stripeCustomerId", p."userId", 'customer', '/account',
        (ARRAY['subscription_cancel', 'customer_update'])[1 + n % 10], now() - interval '3 minutes' * n,
        CASE WHEN n % 20 = 0 THEN 'stripe_timeout' END, 'req_' || n,
        CASE WHEN n % 20 > 0 THEN 'bpc_' || n % 7 END, CASE WHEN n % 2000 = 0 THEN 'bpc_broken' WHEN n % 20 = 0 THEN 'bpc_' || n % 7 END,
        (ARRAY['de', 'fr', 'auto', 'en'])[1 + n % 4], n % 50 = 0, CASE WHEN n % 100 = 0 THEN 'acct_few' END,
        CASE WHEN n % 200 = 0 THEN 'asked by phone' END
      FROM generate_series(${first}::int, ${last}::int) n JOIN people p ON p.number = 1 + (n::bigint * 7919) % 6000
      RETURNING *
    ), outcomes AS (
      INSERT INTO "Outcome" ("id", "stripeEventId", "kind", "customerId", "attribution", "occurredAt", "reason",
        "comment")
      SELECT "id", 'evt_' || replace("id"::text, '-', ''), (ARRAY['canceled', 'cancellation_scheduled', 'plan_changed'])[1 + least(n % 100, 2)],
        "customerId", 'portal', "requestedAt", CASE WHEN n % 7 = 0 THEN 'unused' END, CASE WHEN n % 100 = 0 THEN 'Hm.' END
      FROM (SELECT *, scattered / 5 AS n FROM (
        SELECT *, substr("stripeRequestId", 5)::int * 7919 % 10007 AS scattered FROM sessions) each WHERE scattered % 5 = 0) told
      RETURNING *
    )
    INSERT INTO "PortalSessionOutcome" ("portalSessionId", "outcomeId", "kind", "requestedAt")
    SELECT "id", "id", "kind", "occurredAt" FROM outcomes`;
}

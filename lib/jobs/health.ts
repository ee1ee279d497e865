import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/lib/db/client";
import { sqlState } from "@/lib/db/sql-state";
import { log } from "@/lib/log";

type Counts = { failedEvents: number; oldEvents: number; strangeEvents: number; unsealedHours: number };
export type Health = { isReachable: false } | ({ isReachable: true } & Counts);

/**
 * Whether the app can do its work: the database answers within two seconds. And what an operator should look at: events
 * that failed their last try, such that have waited for five minutes, as they do when no worker runs, and such that came
 * today or yesterday and are not as we expect them (lib/webhooks/alarms). `unsealedHours`: hours of the log that should have been sealed and are not.
 */
export async function readHealth(): Promise<Health> {
  const answer = db().$queryRaw<[Counts]>`
    SELECT count("failedAt")::int AS "failedEvents",
      count(*) FILTER (WHERE "failedAt" IS NULL AND "receivedAt" < now() - interval '5 minutes')::int AS "oldEvents",
      (SELECT coalesce(sum("events"), 0)::int FROM "EventAlarm" WHERE "day" >= CURRENT_DATE - 1) AS "strangeEvents",
      (SELECT greatest(0, floor(extract(epoch FROM now() - interval '15 minutes' - max("toAt")) / 3600))::int FROM "LogSeal") AS "unsealedHours"
    FROM "StripeEvent" WHERE "processedAt" IS NULL`.then(
    ([counts]): Health => ({ isReachable: true, ...counts }),
    (err: unknown): Health => {
      const isBehind = missing.includes(sqlState(err) ?? "");
      log.warn(
        { err },
        isBehind ? "the database lacks a migration: npm run migrate" : "the database cannot be asked how it is",
      );
      return unreachable;
    },
  );
  return Promise.race([answer, wait(2_000, unreachable, { ref: false })]);
}

const missing = ["42P01", "42703", "42883", "3F000"]; // a table, a column, a function, a schema
const unreachable: Health = { isReachable: false };

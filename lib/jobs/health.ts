import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/lib/db/client";

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
    (): Health => unreachable, // whatever keeps it from answering: the log of the database says why
  );
  return Promise.race([answer, wait(2_000, unreachable, { ref: false })]);
}

const unreachable: Health = { isReachable: false };

import { setTimeout as wait } from "node:timers/promises";
import { db } from "@/lib/db/client";

export type Health = { isReachable: false } | { isReachable: true; failedEvents: number; oldEvents: number };

/**
 * Whether the app can do its work: the database answers within two seconds. And what an operator should look at: events
 * that failed their last try, and such that have waited for five minutes, as they do when no worker runs.
 */
export async function readHealth(): Promise<Health> {
  const answer = db().$queryRaw<[{ failedEvents: number; oldEvents: number }]>`
    SELECT count("failedAt")::int AS "failedEvents",
      count(*) FILTER (WHERE "failedAt" IS NULL AND "receivedAt" < now() - interval '5 minutes')::int AS "oldEvents"
    FROM "StripeEvent" WHERE "processedAt" IS NULL`.then(
    ([counts]): Health => ({ isReachable: true, ...counts }),
    (): Health => unreachable, // whatever keeps it from answering: the log of the database says why
  );
  return Promise.race([answer, wait(2_000, unreachable, { ref: false })]);
}

const unreachable: Health = { isReachable: false };

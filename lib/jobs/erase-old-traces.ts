import { db } from "@/lib/db/client";

const rowsAtOnce = 2_000;

/**
 * Takes the browser and the network out of what is older than 90 days, and deletes Stripe's events of before then. Of the log
 * a day at a time, back to where the last time began, or to its oldest row.
 */
export async function eraseOldTraces(): Promise<{ agents: number; events: number }> {
  let agents = 0;
  const [{ days }] = await db().$queryRaw<[{ days: number }]>`
    SELECT ceil(extract(epoch FROM now() - coalesce(
      (SELECT max("at") - interval '92 days' FROM "AdminEvent" WHERE "action" = 'retention'),
      (SELECT min("requestedAt") FROM "PortalSession"), now())) / 86400)::int AS "days"`;
  for (let day = 90; day <= days; day++) agents += await eraseDay(day);
  agents += await db().$executeRaw`
    UPDATE "AdminEvent" SET "networkAddress" = NULL, "userAgent" = NULL
    WHERE "at" < now() - interval '90 days' AND ("networkAddress" IS NOT NULL OR "userAgent" IS NOT NULL)`;
  let events = 0;
  for (let deleted = rowsAtOnce; deleted === rowsAtOnce; events += deleted) {
    deleted = await db().$executeRaw`
      DELETE FROM "StripeEvent" WHERE "id" IN (SELECT "id" FROM "StripeEvent"
        WHERE "receivedAt" < now() - interval '90 days' AND "processedAt" IS NOT NULL LIMIT ${rowsAtOnce})`;
  }
  return { agents, events };
}

/** The rows of the day that ended so many days ago. */
async function eraseDay(daysAgo: number): Promise<number> {
  let total = 0;
  for (let erased = rowsAtOnce; erased === rowsAtOnce; total += erased) {
    erased = await db().$executeRaw`
      UPDATE "PortalSession" SET "userAgent" = NULL, "networkAddress" = NULL WHERE "id" IN (
        SELECT "id" FROM "PortalSession"
        WHERE "requestedAt" < now() - ${daysAgo}::int * interval '1 day'
          AND "requestedAt" >= now() - ${daysAgo + 1}::int * interval '1 day'
          AND ("userAgent" IS NOT NULL OR "networkAddress" IS NOT NULL)
        LIMIT ${rowsAtOnce})`;
  }
  return total;
}

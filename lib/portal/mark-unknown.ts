import { db } from "@/lib/db/client";

/**
 * A click is answered within 8.5 seconds. What is still being created after twenty was cut off by a crash; whether Stripe
 * made a portal session nobody here knows, until its event says so. Looked for twice a minute (lib/jobs/worker): no row says
 * `creating` for a minute.
 * @returns how many rows
 */
export async function markUnknown(): Promise<number> {
  return db().$executeRaw`
    UPDATE "PortalSession" SET "state" = 'unknown'
    WHERE "state" = 'creating' AND "requestedAt" < now() - interval '20 seconds'`;
}

import { db } from "@/lib/db/client";

/**
 * A click is answered within seconds. What is still being created after a minute was cut off by a crash; whether Stripe
 * made a portal session nobody here knows, until its event says so.
 * @returns how many rows
 */
export async function markUnknown(): Promise<number> {
  return db().$executeRaw`
    UPDATE "PortalSession" SET "state" = 'unknown'
    WHERE "state" = 'creating' AND "requestedAt" < now() - interval '1 minute'`;
}

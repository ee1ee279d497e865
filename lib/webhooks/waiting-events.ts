import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

export type WaitingEvents = { waiting: number; failed: number };

/**
 * How many events are not worked off, told by the index of those alone.
 * @throws {AppError} not_found for anyone but staff
 */
export async function countWaitingEvents(actor: Pick<CurrentUser, "role">): Promise<WaitingEvents> {
  requirePermission(actor, "read_admin");
  const [counts] = await db().$queryRaw<[WaitingEvents]>`
    SELECT count(*) FILTER (WHERE "failedAt" IS NULL)::int AS "waiting", count("failedAt")::int AS "failed"
    FROM "StripeEvent" WHERE "processedAt" IS NULL`;
  return counts;
}

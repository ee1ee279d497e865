import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import { refreshBilling } from "@/lib/subscriptions/refresh-billing";
import { attributeAgain } from "./attribute-again";

/**
 * A person came back through the return link: their visit is marked, once, and their billing is re-read from Stripe at
 * once, since the events may be late. Stripe being away is no reason not to come back: the page says that it may be behind.
 * Marked by whoever opened it: staff for the visit they opened for somebody, the customer for none of those.
 * @returns whose portal it was; null where it was no visit that they opened
 */
export async function recordReturn(userId: string, visitId: string): Promise<{ userId: string | null } | null> {
  if (!isUuid(visitId)) return null;
  const rows = await db().$queryRaw<{ userId: string | null; stripeCustomerId: string }[]>`
    UPDATE "PortalSession" SET
      "state" = CASE WHEN "state" = 'open' THEN 'returned'::"PortalSessionState" ELSE "state" END,
      "returnedAt" = CASE WHEN "state" = 'open' THEN greatest(now(), "openedAt") ELSE "returnedAt" END
    WHERE "id" = ${visitId}::uuid AND "openedById" = ${userId}::uuid AND "state" IN ('open', 'returned')
    RETURNING "userId", "stripeCustomerId"`;
  const [visit] = rows;
  if (!visit) return null;
  await attributeAgain(visitId);
  await refreshBilling(userId, visit.stripeCustomerId);
  return { userId: visit.userId };
}

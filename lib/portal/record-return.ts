import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import { refreshBilling } from "@/lib/subscriptions/refresh-billing";
import { attributeAgain } from "./attribute-again";

/**
 * A person came back through the return link: their visit is marked, once, and their billing is re-read from Stripe at
 * once, since the events may be late. Stripe being away is no reason not to come back: the page says that it may be behind.
 * @returns whether the visit is theirs
 */
export async function recordReturn(userId: string, visitId: string): Promise<boolean> {
  if (!isUuid(visitId)) return false;
  const rows = await db().$queryRaw<{ stripeCustomerId: string }[]>`
    UPDATE "PortalSession" SET
      "state" = CASE WHEN "state" = 'open' THEN 'returned'::"PortalSessionState" ELSE "state" END,
      "returnedAt" = CASE WHEN "state" = 'open' THEN greatest(now(), "openedAt") ELSE "returnedAt" END
    WHERE "id" = ${visitId}::uuid AND "openedById" = ${userId}::uuid AND "state" IN ('open', 'returned')
    RETURNING "stripeCustomerId"`;
  const [visit] = rows;
  if (!visit) return false;
  await attributeAgain(visitId);
  await refreshBilling(visit.stripeCustomerId);
  return true;
}

import { lockCustomer } from "@/lib/customers/lock-customer";
import { db } from "@/lib/db/client";
import { attributeOutcomes } from "./attribute-outcomes";

/**
 * Attributes changes whose events were worked off before the visit was known that far: a return shows that it was in use
 * until then, longer than the five minutes that nothing shows.
 */
export async function attributeAgain(visitId: string): Promise<void> {
  const visit = await db().portalSession.findUnique({ where: { id: visitId } });
  if (!visit?.customerId || !visit.stripeCreatedAt) return;
  const { customerId, stripeCreatedAt } = visit;
  await db().$transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    await attributeOutcomes(tx, customerId, [stripeCreatedAt]);
  });
}

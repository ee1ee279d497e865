import { db, type Transaction } from "@/lib/db/client";
import { attribute, slackMs } from "./attribute";
import { isOutside } from "./is-outside";
import { possibleVisits } from "./possible-visits";

const hour = 60 * 60 * 1_000; // the longest that a visit nobody returned from may have lasted

/**
 * Attributes changes whose events were worked off before the visit was known that far. A return shows that it was in use
 * until then, longer than the five minutes that nothing shows; an event that closes a lost row shows that there was one.
 */
export async function attributeAgain(visitId: string, client?: Transaction): Promise<void> {
  if (!client) return db().$transaction((tx) => attributeAgain(visitId, tx));
  const visit = await client.portalSession.findUnique({ where: { id: visitId } });
  if (!visit?.customerId || !visit.stripeCreatedAt) return;
  const { customerId, stripeCreatedAt, returnedAt } = visit;
  const begunAt = new Date(stripeCreatedAt.getTime() - slackMs);
  const endedAt = returnedAt ?? new Date(stripeCreatedAt.getTime() + hour);
  const outside = await client.outcome.findMany({
    where: { customerId, attribution: "outside", occurredAt: { gte: begunAt, lte: endedAt } },
    orderBy: { occurredAt: "asc" }, // one that is attributed shows that the visit was in use for the next
  });
  for (const { id, stripeEventId, occurredAt } of outside) {
    const event = await client.stripeEvent.findUnique({ where: { id: stripeEventId } });
    if (!event || isOutside({ id: event.requestId, idempotency_key: event.idempotencyKey })) continue;
    const { attribution, visitIds } = attribute(occurredAt, await possibleVisits(client, customerId, occurredAt));
    await client.outcome.update({ where: { id }, data: { attribution } });
    const links = visitIds.map((portalSessionId) => ({ portalSessionId, outcomeId: id }));
    await client.portalSessionOutcome.createMany({ data: links, skipDuplicates: true });
  }
}

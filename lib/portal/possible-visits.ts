import type { Transaction } from "@/lib/db/client";
import { type PossibleVisit, slackMs } from "./attribute";

const day = 24 * 60 * 60 * 1_000;

/** The visits of a customer that a change at that moment might belong to, for the rule to choose from. */
export async function possibleVisits(tx: Transaction, customerId: string, at: Date): Promise<PossibleVisit[]> {
  const rows = await tx.portalSession.findMany({
    where: {
      customerId,
      stripeCreatedAt: { gte: new Date(at.getTime() - day), lte: new Date(at.getTime() + slackMs) },
    },
    select: {
      id: true,
      stripeCreatedAt: true,
      returnedAt: true,
      outcomes: { select: { outcome: { select: { occurredAt: true } } } },
    },
    orderBy: { stripeCreatedAt: "desc" },
    take: 20,
  });
  return rows.flatMap(({ id, stripeCreatedAt, returnedAt, outcomes }) => {
    const usedAt = outcomes.map(({ outcome }) => outcome.occurredAt);
    return stripeCreatedAt ? { id, createdAt: stripeCreatedAt, returnedAt, usedAt } : [];
  });
}

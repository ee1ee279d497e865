import type Stripe from "stripe";
import type { Transaction } from "@/lib/db/client";
import { fromUnix } from "@/lib/stripe/objects";
import type { Change } from "@/lib/subscriptions/changes";
import { type Attributed, attribute } from "./attribute";
import { isOutside } from "./is-outside";
import { possibleVisits } from "./possible-visits";

/**
 * Writes what an event changed, and which visit it is attributed to. An outcome exists once: the same event again changes
 * nothing. The event's own time counts, not the time of its arrival.
 */
export async function recordOutcomes(
  tx: Transaction,
  { event, customerId, changes }: { event: Stripe.Event; customerId: string; changes: Change[] },
): Promise<void> {
  if (!changes.length) return;
  const occurredAt = fromUnix(event.created);
  const attributed = await attributedTo(tx, event, customerId, occurredAt);
  for (const { kind, before, after } of changes) {
    const [outcome] = await tx.outcome.createManyAndReturn({
      data: {
        stripeEventId: event.id,
        kind,
        customerId,
        attribution: attributed.attribution,
        before: before ?? undefined,
        after: after ?? undefined,
        ...cancellationDetailsOf(event, kind),
        occurredAt,
      },
      skipDuplicates: true,
    });
    if (!outcome) continue;
    const links = attributed.visitIds.map((portalSessionId) => ({ portalSessionId, outcomeId: outcome.id }));
    await tx.portalSessionOutcome.createMany({ data: links });
  }
}

async function attributedTo(tx: Transaction, event: Stripe.Event, customerId: string, at: Date): Promise<Attributed> {
  if (isOutside(event.request)) return { attribution: "outside", visitIds: [] };
  return attribute(at, await possibleVisits(tx, customerId, at));
}

// what the customer said when canceling; it comes with the change that cancels
function cancellationDetailsOf(event: Stripe.Event, kind: Change["kind"]) {
  if (kind !== "canceled" && kind !== "cancellation_scheduled") return {};
  const { cancellation_details: said } = event.data.object as Stripe.Subscription;
  return { reason: said?.feedback, comment: said?.comment };
}

import type Stripe from "stripe";
import type { Transaction } from "@/lib/db/client";
import { fromUnix } from "@/lib/stripe/objects";
import { type Change, isCancellation } from "@/lib/subscriptions/changes";
import { newlySaid, type Said, saidOf } from "./cancellation-reason";

/** An event and what it changed. */
export type Told = { event: Stripe.Event; changes: Change[] };

/**
 * Writes what events changed. An outcome exists once: the same event again changes nothing. The event's own time counts,
 * not the time of its arrival. Which visit they belong to is said afterwards (attributeOutcomes).
 * @returns when those happened that were not known yet
 */
export async function recordOutcomes(tx: Transaction, customerId: string, told: Told[]): Promise<Date[]> {
  const data = told.flatMap(({ event, changes }) =>
    changes.map(({ kind, before, after }) => ({
      stripeEventId: event.id,
      kind,
      customerId,
      attribution: "outside" as const,
      before: before ?? undefined,
      after: after ?? undefined,
      ...cancellationDetailsOf(event, kind),
      occurredAt: fromUnix(event.created),
    })),
  );
  if (!data.length) return [];
  const rows = await tx.outcome.createManyAndReturn({ data, skipDuplicates: true, select: { occurredAt: true } });
  return rows.map(({ occurredAt }) => occurredAt);
}

// why the customer cancels: with the change that cancels, or in an event of its own
function cancellationDetailsOf(event: Stripe.Event, kind: Change["kind"]): Said | null {
  if (isCancellation(kind)) return saidOf(event.data.object as Stripe.Subscription);
  if (kind !== "cancellation_reason_given" || event.type !== "customer.subscription.updated") return null;
  return newlySaid(event.data.object, event.data.previous_attributes ?? {});
}

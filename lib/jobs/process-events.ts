import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { followDefaultCard } from "@/lib/subscriptions/follow-default-card";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { type EventKind, kindOf } from "@/lib/webhooks/handlers";
import { applyEvents } from "./apply-events";
import { noteFailure } from "./note-failure";

const batch = 200;

/**
 * Works off the waiting events of one customer: one re-read from Stripe for all of them, then each event's outcomes.
 * An event that fails is left for the next try and delays none of the others; after the last try it is marked failed.
 * @throws the first failure, so that the job is tried again
 */
export async function processEvents(stripeCustomerId: string, { isLastTry }: { isLastTry: boolean }): Promise<void> {
  const failures: unknown[] = [];
  const failed = new Set<string>();
  for (;;) {
    const waiting = await db().stripeEvent.findMany({
      where: { stripeCustomerId, processedAt: null, failedAt: null, id: { notIn: [...failed] } },
      orderBy: [{ createdAt: "asc" }, { receivedAt: "asc" }],
      take: batch,
    });
    if (!waiting.length) break;
    const events = waiting.map(({ payload }) => payload as unknown as Stripe.Event); // stored by receiveEvent, verified
    for (const { event, failure } of await readAndApply(stripeCustomerId, events)) {
      failures.push(failure);
      failed.add(event.id);
      await noteFailure(event, failure, isLastTry);
    }
  }
  if (failures.length) throw failures[0];
}

async function readAndApply(stripeCustomerId: string, events: Stripe.Event[]) {
  const unfollowed = await followNewCard(stripeCustomerId, events);
  const others = events.filter((event) => event !== unfollowed?.event);
  const customerId = await readAgain(stripeCustomerId, events).catch((error) => error as Error);
  if (customerId instanceof Error) return events.map((event) => ({ event, failure: customerId as unknown }));
  const failures = others.length ? await applyEvents(others, customerId) : [];
  return unfollowed ? [unfollowed, ...failures] : failures;
}

/** @returns the event of the newest card when its subscription could not be given it: it is left for the next try */
async function followNewCard(stripeCustomerId: string, events: Stripe.Event[]) {
  const event = events.findLast(isNewDefaultCard);
  if (!event) return null;
  return followDefaultCard(stripeCustomerId).then(
    () => null,
    (failure: unknown) => ({ event, failure }),
  );
}

/** The events that have charges listed, and all that have their customer read. */
export const aboutCharges: EventKind[] = ["refund", "dispute"];
export const readsCustomer: EventKind[] = ["billing", ...aboutCharges];

/** The state is Stripe's, whatever the events say and in whichever order (decision 3). */
async function readAgain(stripeCustomerId: string, events: Stripe.Event[]): Promise<string | null> {
  const kinds = new Set(events.map(({ type }) => kindOf(type)));
  if (readsCustomer.some((kind) => kinds.has(kind))) {
    return syncCustomer(stripeCustomerId, { withReversals: aboutCharges.some((kind) => kinds.has(kind)) });
  }
  const row = await db().customer.findUnique({ where: { stripeCustomerId }, select: { id: true } });
  return row?.id ?? null;
}

function isNewDefaultCard({ type, data }: Stripe.Event): boolean {
  if (type !== "customer.updated") return false;
  return (data.previous_attributes as Partial<Stripe.Customer>)?.invoice_settings?.default_payment_method !== undefined;
}

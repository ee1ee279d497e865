import type Stripe from "stripe";
import { validate as isUuid } from "uuid";
import { lockCustomer } from "@/lib/customers/lock-customer";
import { db, type Transaction } from "@/lib/db/client";
import { attributeOutcomes, longestRequest } from "@/lib/portal/attribute-outcomes";
import { closeSession } from "@/lib/portal/close-session";
import { changesOf } from "@/lib/portal/event-changes";
import { type Lookups, lookupsFor } from "@/lib/portal/lookups";
import { recordOutcomes, type Told } from "@/lib/portal/record-outcome";
import { fromUnix } from "@/lib/stripe/objects";
import { erasedEvent, eraseFromBooks } from "@/lib/subscriptions/erase-person";
import { mailsOf } from "./mails-of";
import { queueMail } from "./queue-mail";

/**
 * Applies events of one customer who was just re-read. What they bring and that they were worked off are written together:
 * a crash is no second outcome. They go in one transaction; where one of them cannot be applied, each goes alone.
 * @param customerId null for a customer of Stripe's who is none of our users
 * @returns those that could not be applied, and why
 */
export async function applyEvents(
  events: Stripe.Event[],
  customerId: string | null,
): Promise<{ event: Stripe.Event; failure: unknown }[]> {
  const known = customerId ? lookupsFor(customerId) : null;
  try {
    await applyTogether(events, customerId, known);
    return [];
  } catch (failure) {
    if (events.length === 1) return events.map((event) => ({ event, failure }));
  }
  const failures: { event: Stripe.Event; failure: unknown }[] = [];
  for (const event of events) {
    await applyTogether([event], customerId, known).catch((failure: unknown) => failures.push({ event, failure }));
  }
  return failures;
}

async function applyTogether(events: Stripe.Event[], customerId: string | null, known: Lookups | null) {
  const told: Told[] = [];
  for (const event of events) told.push({ event, changes: known ? await changesOf(event, known) : [] });
  await db().$transaction(async (tx) => {
    const { isErased } = customerId ? await lockCustomer(tx, customerId) : { isErased: false };
    const begunAt = await closeSessions(tx, events);
    if (customerId) {
      const changedAt = await recordOutcomes(tx, customerId, told);
      await attributeOutcomes(tx, customerId, [...begunAt, ...changedAt, ...subscribedAt(events)]);
      for (const mail of told.flatMap(({ event, changes }) => mailsOf(event, changes))) {
        await queueMail(tx, customerId, mail);
      }
    }
    if (customerId && isErased) await eraseFromBooks(tx, [customerId]);
    const where = { id: { in: events.map(({ id }) => id) } };
    const done = { processedAt: new Date(), error: null };
    await tx.stripeEvent.updateMany({ where, data: isErased ? { ...erasedEvent, ...done } : done });
  });
}

/** From when on somebody may have begun to subscribe: what else the same request did is attributed anew, and to no visit. */
const subscribedAt = (events: Stripe.Event[]): Date[] =>
  events
    .filter(({ type }) => type === "customer.subscription.created")
    .map(({ created }) => fromUnix(created - longestRequest));

/**
 * Closes the rows of portal sessions that Stripe made: the idempotency key is the row's id.
 * @returns when they were made
 */
async function closeSessions(tx: Transaction, events: Stripe.Event[]): Promise<Date[]> {
  const begunAt: Date[] = [];
  for (const event of events) {
    const rowId = event.request?.idempotency_key;
    if (event.type !== "billing_portal.session.created" || !rowId || !isUuid(rowId)) continue;
    const session = event.data.object;
    if (await closeSession(rowId, session, {}, tx)) begunAt.push(fromUnix(session.created));
  }
  return begunAt;
}

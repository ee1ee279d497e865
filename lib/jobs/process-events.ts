import type Stripe from "stripe";
import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { attributeAgain } from "@/lib/portal/attribute-again";
import { closeSession } from "@/lib/portal/close-session";
import { changesOf } from "@/lib/portal/event-changes";
import { recordOutcomes } from "@/lib/portal/record-outcome";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { kindOf } from "@/lib/webhooks/handlers";
import { mailsOf } from "./mails-of";
import { queueMail } from "./queue-mail";

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
    const customerId = await readAgain(stripeCustomerId, events).catch((error) => error as Error);
    for (const event of events) {
      const failure = customerId instanceof Error ? customerId : await apply(event, customerId).catch((error) => error);
      if (!failure) continue;
      failures.push(failure);
      failed.add(event.id);
      await noteFailure(event, failure, isLastTry);
    }
  }
  if (failures.length) throw failures[0];
}

/** The state is Stripe's, whatever the events say and in whichever order (decision 3). */
async function readAgain(stripeCustomerId: string, events: Stripe.Event[]): Promise<string | null> {
  if (events.some(({ type }) => kindOf(type) === "billing")) return syncCustomer(stripeCustomerId);
  const row = await db().customer.findUnique({ where: { stripeCustomerId }, select: { id: true } });
  return row?.id ?? null;
}

// What an event brings and that it was worked off are written together: a crash between them is no second outcome.
async function apply(event: Stripe.Event, customerId: string | null): Promise<void> {
  const changes = customerId ? await changesOf(event) : [];
  await db().$transaction(async (tx) => {
    if (event.type === "billing_portal.session.created") {
      const rowId = event.request?.idempotency_key;
      if (rowId && isUuid(rowId) && (await closeSession(rowId, event.data.object, {}, tx))) {
        await attributeAgain(rowId, tx);
      }
    }
    if (customerId) {
      await recordOutcomes(tx, { event, customerId, changes });
      for (const mail of mailsOf(event, changes)) await queueMail(tx, customerId, mail);
    }
    await tx.stripeEvent.update({ where: { id: event.id }, data: { processedAt: new Date(), error: null } });
  });
}

async function noteFailure({ id, type }: Stripe.Event, failure: unknown, isLastTry: boolean) {
  const error = failure instanceof AppError ? failure.code : failure instanceof Error ? failure.name : "unknown";
  log.error({ eventId: id, type, isLastTry, err: failure }, "a Stripe event could not be worked off");
  await db().stripeEvent.update({ where: { id }, data: { error, ...(isLastTry && { failedAt: new Date() }) } });
}

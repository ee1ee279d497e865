import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { isMissing, toAppError } from "@/lib/stripe/errors";
import { idOf } from "@/lib/stripe/objects";
import { enqueue } from "@/lib/webhooks/enqueue";
import { jobFor } from "@/lib/webhooks/job-for";
import { noteFailure } from "./note-failure";

/**
 * Finds whose payment a dispute is about: it names a charge alone. One read at Stripe, then the event is the customer's and
 * is worked off with their others. A charge of nobody's is none of our business. Any number of times.
 * @throws why the charge could not be read, so that the job is tried again
 */
export async function findDisputedCustomer(eventId: string, { isLastTry }: { isLastTry: boolean }): Promise<void> {
  const row = await db().stripeEvent.findUnique({ where: { id: eventId, processedAt: null } });
  if (!row) return;
  const event = row.payload as unknown as Stripe.ChargeDisputeCreatedEvent; // stored by storeEvent
  try {
    const stripeCustomerId = row.stripeCustomerId ?? (await customerOfCharge(idOf(event.data.object.charge)));
    const job = jobFor({ id: eventId, kind: "billing", stripeCustomerId });
    await db().$transaction(async (tx) => {
      const data = job ? { stripeCustomerId, error: null } : { processedAt: new Date(), error: null };
      await tx.stripeEvent.update({ where: { id: eventId }, data });
      if (job) await enqueue(job, tx);
    });
  } catch (failure) {
    await noteFailure(event, failure, isLastTry);
    throw failure;
  }
}

async function customerOfCharge(id: string): Promise<string | null> {
  try {
    return idOf((await stripe().charges.retrieve(id)).customer);
  } catch (error) {
    if (isMissing(error)) return null;
    throw toAppError(error);
  }
}

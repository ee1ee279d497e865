import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";

/** Writes down why an event could not be worked off; after the last try it counts as failed. */
export async function noteFailure({ id, type }: Stripe.Event, failure: unknown, isLastTry: boolean): Promise<void> {
  const error = failure instanceof AppError ? failure.code : failure instanceof Error ? failure.name : "unknown";
  log.error({ eventId: id, type, isLastTry, err: failure }, "a Stripe event could not be worked off");
  await db().stripeEvent.update({ where: { id }, data: { error, ...(isLastTry && { failedAt: new Date() }) } });
}

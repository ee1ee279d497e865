import Stripe from "stripe";
import { env } from "@/lib/env";
import { processEvents } from "@/lib/jobs/process-events";
import { type Received, receiveEvent } from "@/lib/webhooks/receive";

/** Hands an event in as Stripe does: as bytes, signed. */
export function deliver(event: Stripe.Event): Promise<Received> {
  const payload = JSON.stringify(event);
  const [secret = ""] = env().STRIPE_WEBHOOK_SECRET;
  return receiveEvent(Buffer.from(payload), Stripe.webhooks.generateTestHeaderString({ payload, secret }));
}

/** Hands events in and works them off, as the worker does. */
export async function deliverAndProcess(stripeCustomerId: string, events: Stripe.Event[]): Promise<void> {
  for (const event of events) await deliver(event);
  await processEvents(stripeCustomerId, { isLastTry: false });
}

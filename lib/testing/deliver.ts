import Stripe from "stripe";
import { env } from "@/lib/env";
import { processEvents } from "@/lib/jobs/process-events";
import { type Received, receiveEvent } from "@/lib/webhooks/receive";

/** Stripe's signature under a body. */
export function signatureOf(payload: string): string {
  const [secret = ""] = env().STRIPE_WEBHOOK_SECRET;
  return Stripe.webhooks.generateTestHeaderString({ payload, secret });
}

/** The body of an event about a customer whom the local Stripe need not know. */
export const customerUpdated = (id: string, customer: string): string =>
  JSON.stringify({
    id,
    object: "event",
    type: "customer.updated",
    api_version: Stripe.API_VERSION,
    livemode: false,
    created: 1_790_000_000,
    request: null,
    data: { object: { object: "customer", id: customer } },
  });

/** Hands an event in as Stripe does: as bytes, signed. */
export function deliver(event: Stripe.Event): Promise<Received> {
  const payload = JSON.stringify(event);
  return receiveEvent(Buffer.from(payload), signatureOf(payload));
}

/** Hands events in and works them off, as the worker does. */
export async function deliverAndProcess(stripeCustomerId: string, events: Stripe.Event[]): Promise<void> {
  for (const event of events) await deliver(event);
  await processEvents(stripeCustomerId, { isLastTry: false });
}

import { env } from "@/lib/env";
import { type Stored, storeEvent } from "./store-event";
import { verifiedEvent } from "./verify";

export type Received = Stored | "bad_signature" | "no_secret";

/**
 * Takes an event in: verified over the raw bytes, then stored once and its job enqueued. What this answers may be
 * acknowledged: it is durable. Throws when it could not be stored, so that Stripe sends it again.
 */
export async function receiveEvent(body: Buffer, signature: string | null): Promise<Received> {
  const secrets = env().STRIPE_WEBHOOK_SECRET;
  if (!secrets.length) return "no_secret";
  const event = verifiedEvent(body, signature, secrets);
  return event ? storeEvent(event) : "bad_signature";
}

import { env } from "@/lib/env";
import { alarmOf, isOverheard, raiseAlarm } from "./alarms";
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
  if (!event) return "bad_signature";
  if (isOverheard(event)) return "not_ours";
  const alarm = alarmOf(event);
  if (alarm) await raiseAlarm(alarm, event);
  if (event.object === "v2.core.event") return "not_ours"; // says not even what it is about: decision 11
  // another API version is read all the same: an event only says what to read again, and what changed
  return alarm && alarm.kind !== "other_version" ? "not_ours" : storeEvent(event);
}

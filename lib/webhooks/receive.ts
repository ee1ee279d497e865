import { env } from "@/lib/env";
import { log } from "@/lib/log";
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
  if (!secrets.length) return refused("no_secret");
  const event = verifiedEvent(body, signature, secrets);
  if (!event) return refused("bad_signature");
  if (isOverheard(event)) return "not_ours";
  const alarm = alarmOf(event);
  if (alarm) await raiseAlarm(alarm, event);
  if (event.object === "v2.core.event") return "not_ours"; // says not even what it is about: decision 11
  // another API version is read all the same: an event only says what to read again, and what changed
  return alarm && alarm.kind !== "other_version" ? "not_ours" : storeEvent(event);
}

const quietMs = 60_000;
const notes = {
  no_secret: "a delivery was refused: STRIPE_WEBHOOK_SECRET is not set",
  bad_signature: "a delivery was refused: if it was Stripe's, compare STRIPE_WEBHOOK_SECRET and the clock",
};
const notedAt = new Map<keyof typeof notes, number>();

// a line a minute of each: anybody can send what is refused, and as much of it as they like
function refused<Reason extends keyof typeof notes>(reason: Reason): Reason {
  const now = performance.now();
  if (now - (notedAt.get(reason) ?? Number.NEGATIVE_INFINITY) >= quietMs) {
    notedAt.set(reason, now);
    log.warn(notes[reason]);
  }
  return reason;
}

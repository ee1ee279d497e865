import type { Reader } from "@/lib/auth/reader";
import type { EventDetail, EventJob } from "@/lib/webhooks/find-event";
import type { FieldOfRow } from "../../../_ui/fields";
import { exactTime } from "../../../_ui/format-time";

/** What we know of an event beside its payload. */
export function eventFields(event: EventDetail, reader: Reader): FieldOfRow[] {
  const time = (at: Date | null) => at && exactTime(at, reader);
  return [
    { name: "id", value: event.id, isId: true },
    { name: "job", value: jobWords(event, reader) },
    { name: "error", value: event.error },
    { name: "customer", value: event.stripeCustomerId, isId: true },
    { name: "happened at", value: time(event.createdAt) },
    { name: "received at", value: time(event.receivedAt) },
    { name: "worked off at", value: time(event.processedAt) },
    { name: "given up at", value: time(event.failedAt) },
    { name: "deliveries", value: String(event.deliveries) },
    { name: "API version", value: event.apiVersion },
    { name: "livemode", value: String(event.livemode) },
    { name: "account", value: event.account, isId: event.account !== null },
    { name: "Stripe request id", value: event.requestId, isId: event.requestId !== null },
    { name: "idempotency key", value: event.idempotencyKey, isId: event.idempotencyKey !== null },
  ];
}

function jobWords({ state, job }: EventDetail, reader: Reader): string {
  if (state === "done") return "Done.";
  if (!job)
    return "There is none: the event is tried again when somebody asks for it, or with the customer's next event.";
  return job.isRunning ? `Running now, try ${job.attempts} of ${job.maxAttempts}.` : waitingWords(job, reader);
}

function waitingWords({ attempts, maxAttempts, nextTryAt }: EventJob, reader: Reader): string {
  const at = exactTime(nextTryAt, reader);
  if (attempts === 0) return `Waits for a worker since ${at}.`;
  return attempts >= maxAttempts
    ? `Given up after ${attempts} tries.`
    : `Failed ${attempts} of ${maxAttempts} tries. The next one is at ${at}.`;
}

import { createHash } from "node:crypto";
import type { EventKind } from "./handlers";

/** Retries wait 1, 3, 7, 20, 55 … seconds: twelve of them span about half a day. */
const maxAttempts = 12;

/** Enough that customers hardly wait for each other, few enough that graphile-worker's list of queues stays short. */
const queues = 64;

export type Job = { task: string; payload: object; queue: string; key: string; maxAttempts: number };

/** An event, as far as its job depends on it. */
type Facts = { id: string; kind: EventKind | undefined; stripeCustomerId: string | null };

/**
 * The job that an event asks for. Jobs of one customer run one at a time (they share a queue), and one that waits
 * absorbs the next (they share a key): a burst of events costs one or two re-reads, not one each. A dispute does not say whose it
 * is: that is found out first.
 */
export function jobFor({ id, kind, stripeCustomerId }: Facts): Job | null {
  if (kind === "catalog") return { task: "sync_catalog", payload: {}, queue: "catalog", key: "catalog", maxAttempts };
  if (kind === "dispute" && !stripeCustomerId) {
    const key = `dispute_${id}`;
    return { task: "find_disputed_customer", payload: { eventId: id }, queue: "disputes", key, maxAttempts };
  }
  if (!kind || !stripeCustomerId) return null;
  const bucket = createHash("sha256").update(stripeCustomerId).digest().readUInt8(0) % queues;
  return {
    task: "process_events",
    payload: { stripeCustomerId },
    queue: `customers_${bucket}`,
    key: `customer_${stripeCustomerId}`,
    maxAttempts,
  };
}

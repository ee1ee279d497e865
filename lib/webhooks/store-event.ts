import pg from "pg";
import type Stripe from "stripe";
import { writeTogether } from "@/lib/db/write-together";
import { fromUnix, idOf } from "@/lib/stripe/objects";
import { redactPortalUrls } from "@/lib/stripe/redact";
import { customerOf } from "./customer-of";
import { kindOf } from "./handlers";
import { jobFor } from "./job-for";
import { writeEvents } from "./write-events";

export type Stored =
  | "stored"
  | "repeated" // stored before; Stripe may deliver an event more than once
  | "not_ours"; // a type we don't handle, no customer, the other mode: not kept (decision 11)

/**
 * Stores an event once and enqueues its job, together with those that come at the same moment: one that was delivered and one
 * that reconcile found missing take the same way. What this answers is durable.
 */
export async function storeEvent(event: Stripe.Event): Promise<Stored> {
  const stripeCustomerId = customerOf(event);
  const job = jobFor({ id: event.id, kind: kindOf(event.type), stripeCustomerId });
  if (!job) return "not_ours";
  const row = {
    id: event.id,
    type: event.type,
    apiVersion: event.api_version,
    livemode: event.livemode,
    account: event.account ?? null,
    createdAt: fromUnix(event.created),
    stripeCustomerId,
    requestId: idOf(event.request?.id),
    idempotencyKey: event.request?.idempotency_key ?? null,
    payload: redactPortalUrls(event),
  };
  return (await write({ row, job })) ? "stored" : "repeated";
}

const write = writeTogether(writeEvents, { most: 50, mayBeOfOne: isOfTheStatement });

/** PostgreSQL would not have it: a value that it cannot take (class 22), or a lock that met another (class 40). */
function isOfTheStatement(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|40)/.test(error.code ?? "");
}

import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { fromUnix, idOf } from "@/lib/stripe/objects";
import { redactPortalUrls } from "@/lib/stripe/redact";
import { customerOf } from "./customer-of";
import { kindOf } from "./handlers";
import { jobFor } from "./job-for";

export type Stored =
  | "stored"
  | "repeated" // stored before; Stripe may deliver an event more than once
  | "not_ours"; // a type we don't handle, no customer, the other mode: not kept (decision 11)

/**
 * Stores an event once and enqueues its job, in one statement: one that was delivered and one that reconcile found missing
 * take the same way. What this answers is durable.
 */
export async function storeEvent(event: Stripe.Event): Promise<Stored> {
  const stripeCustomerId = customerOf(event);
  const job = jobFor({ id: event.id, kind: kindOf(event.type), stripeCustomerId });
  if (!job) return "not_ours";
  const [row] = await db().$queryRaw<[{ isNew: boolean }]>`
    WITH stored AS (
      INSERT INTO "StripeEvent" AS e ("id", "type", "apiVersion", "livemode", "account", "createdAt",
        "stripeCustomerId", "requestId", "idempotencyKey", "payload")
      VALUES (${event.id}, ${event.type}, ${event.api_version}, ${event.livemode}, ${event.account ?? null},
        ${fromUnix(event.created)}, ${stripeCustomerId}, ${idOf(event.request?.id)},
        ${event.request?.idempotency_key ?? null}, ${JSON.stringify(redactPortalUrls(event))}::jsonb)
      ON CONFLICT ("id") DO UPDATE SET "deliveries" = e."deliveries" + 1
      RETURNING xmax = 0 AS "isNew"
    )
    SELECT "isNew", CASE WHEN "isNew" THEN (
      SELECT "id" FROM graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::json,
        queue_name => ${job.queue}, job_key => ${job.key}, max_attempts => ${job.maxAttempts}::int)
    ) END AS "jobId" FROM stored`;
  return row.isNew ? "stored" : "repeated";
}

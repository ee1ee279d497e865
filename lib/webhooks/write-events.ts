import { inboxPool } from "@/lib/db/inbox-pool";
import type { Job } from "./job-for";

/** An event as the inbox keeps it, by the names of its columns, and the job that works it off. */
export type InboxRow = {
  id: string;
  type: string;
  apiVersion: string | null;
  livemode: boolean;
  account: string | null;
  createdAt: Date;
  stripeCustomerId: string | null;
  requestId: string | null;
  idempotencyKey: string | null;
  payload: object;
};
export type Incoming = { row: InboxRow; job: Job };

/**
 * Writes events and their jobs in one statement, all or none: when this answers, they are durable.
 * @returns for each whether it was not known before
 */
export async function writeEvents(incoming: Incoming[]): Promise<boolean[]> {
  const byId = new Map<string, { row: InboxRow & { deliveries: number }; job: Job }>();
  const firstOnes = incoming.map(({ row, job }) => {
    const same = byId.get(row.id);
    if (same) same.row.deliveries++;
    else byId.set(row.id, { row: { ...row, deliveries: 1 }, job });
    return !same;
  });
  const given = [...byId.values()].map(({ row, job }) => ({ ...row, job }));
  const { rows } = await inboxPool().query<{ id: string }>({
    name: "write-events",
    text,
    values: [JSON.stringify(given)],
  });
  const newIds = new Set(rows.map(({ id }) => id));
  return incoming.map(({ row }, at) => firstOnes[at] === true && newIds.has(row.id));
}

// In an order of their own, so that two instances wait for each other and do not lock each other out. Of several jobs with
// one key the last would win; all say the same.
const text = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g("id" text, "type" text, "apiVersion" text, "livemode" boolean,
      "account" text, "createdAt" timestamptz, "stripeCustomerId" text, "requestId" text, "idempotencyKey" text,
      "payload" jsonb, "deliveries" int, "job" jsonb)
  ), stored AS (
    INSERT INTO "StripeEvent" AS e ("id", "type", "apiVersion", "livemode", "account", "createdAt", "stripeCustomerId",
      "requestId", "idempotencyKey", "payload", "deliveries")
    SELECT "id", "type", "apiVersion", "livemode", "account", "createdAt", "stripeCustomerId", "requestId",
      "idempotencyKey", "payload", "deliveries" FROM given ORDER BY "id"
    ON CONFLICT ("id") DO UPDATE SET "deliveries" = e."deliveries" + excluded."deliveries"
    RETURNING "id", xmax = 0 AS "isNew"
  ), specs AS (
    SELECT DISTINCT ON ("job"->>'key') ("job"->>'task', "job"->'payload', "job"->>'queue', NULL, "job"->>'maxAttempts',
      "job"->>'key', NULL, NULL)::graphile_worker.job_spec AS "spec"
    FROM given JOIN stored USING ("id") WHERE "isNew" ORDER BY "job"->>'key'
  ), enqueued AS (
    SELECT count(*) FROM (SELECT array_agg("spec") AS "all" FROM specs HAVING count(*) > 0) AS s, graphile_worker.add_jobs(s."all")
  )
  SELECT "id" FROM stored, enqueued WHERE "isNew"`;

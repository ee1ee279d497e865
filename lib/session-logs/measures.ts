import { Prisma } from "@/generated/prisma/client";
import { plannedAnew } from "@/lib/db/statement-name";
import { msSteps } from "./stripe-ms";

/** What is counted of the log: each a column of sessions, or of what is attributed to them. */
export const measures = ["state", "error", "staff", "stripe_ms", "outcome", "reason"] as const;
export type Measure = (typeof measures)[number];

const { sql } = Prisma;

// of a visit, as lib/portal/with-reasons has them
const inOrder = sql`"occurredAt", "isReason", "stripeEventId" COLLATE "C"`;

/**
 * Counts the sessions of some days straight from the log: what LogDay is filled from, and what today is read by. A day is
 * one of UTC. An outcome that may belong to several sessions is counted with the newest of them, so that it counts once.
 * A reason that was given is no change of its own: it is the reason of the cancellation before it (decision 40).
 */
export const countedLog = (from: Date, to: Date) => sql`
  (WITH listed AS MATERIALIZED (
    SELECT "id", ("requestedAt" AT TIME ZONE 'UTC')::date AS "day", "state"::text AS "state", "errorCode", "stripeMs",
      "reason", coalesce("flowType", "requestedFlow", 'none') AS "flow",
      coalesce("configurationId", "askedConfigurationId", 'none') AS "configurationId"
    FROM "PortalSession" ${plannedAnew}
    WHERE "requestedAt" >= ${from.toISOString()}::timestamptz AND "requestedAt" < ${to.toISOString()}::timestamptz
  ), attributed AS MATERIALIZED (
    SELECT s."id", s."day", s."flow", s."configurationId", o."kind", o."reason", o."occurredAt", o."stripeEventId",
      o."kind" = 'cancellation_reason_given' AS "isReason"
    FROM listed s
    JOIN "PortalSessionOutcome" l ON l."portalSessionId" = s."id"
    JOIN "Outcome" o ON o."id" = l."outcomeId"
    WHERE o."attribution" = 'portal' OR NOT EXISTS (
      SELECT FROM "PortalSessionOutcome" later
      WHERE later."outcomeId" = l."outcomeId"
        AND (later."requestedAt", later."portalSessionId") > (l."requestedAt", l."portalSessionId"))
  ), cancellations AS (
    SELECT *, count(*) FILTER (WHERE NOT "isReason") OVER (PARTITION BY "id" ORDER BY ${inOrder}) AS "number"
    FROM attributed WHERE "isReason" OR "kind" IN ('canceled', 'cancellation_scheduled')
  ), told AS (
    SELECT "day", 'state' AS "measure", "state" AS "value", "flow", "configurationId" FROM listed
    UNION ALL
    SELECT "day", 'error', "errorCode", "flow", "configurationId" FROM listed WHERE "errorCode" IS NOT NULL
    UNION ALL
    SELECT "day", 'staff', 'yes', "flow", "configurationId" FROM listed WHERE "reason" IS NOT NULL
    UNION ALL
    SELECT "day", 'stripe_ms', width_bucket("stripeMs", ${msSteps}::int[])::text, "flow", "configurationId"
    FROM listed WHERE "stripeMs" IS NOT NULL
    UNION ALL
    SELECT "day", 'outcome', "kind", "flow", "configurationId" FROM attributed WHERE NOT "isReason"
    UNION ALL
    SELECT "day", 'reason', coalesce((array_agg("reason" ORDER BY ${inOrder})
      FILTER (WHERE "reason" IS NOT NULL))[count("reason")::int], 'none'), "flow", "configurationId"
    FROM cancellations WHERE "number" > 0 GROUP BY "id", "number", "day", "flow", "configurationId"
  )
  SELECT "day", "measure", "value", "flow", "configurationId", count(*)::int AS "count"
  FROM told GROUP BY 1, 2, 3, 4, 5)`;

import { Prisma } from "@/generated/prisma/client";
import { plannedAnew } from "@/lib/db/statement-name";
import { msSteps } from "./stripe-ms";

/** What is counted of the log: each a column of sessions, or of what is attributed to them. */
export const measures = ["state", "error", "staff", "stripe_ms", "outcome", "reason"] as const;
export type Measure = (typeof measures)[number];

const { sql } = Prisma;

/**
 * Counts the sessions of some days straight from the log: what LogDay is filled from, and what today is read by. A day is
 * one of UTC. An outcome that may belong to several sessions is counted with the newest of them, so that it counts once.
 */
export const countedLog = (from: Date, to: Date) => sql`
  (WITH listed AS MATERIALIZED (
    SELECT "id", ("requestedAt" AT TIME ZONE 'UTC')::date AS "day", "state"::text AS "state", "errorCode", "stripeMs",
      "reason", coalesce("flowType", "requestedFlow", 'none') AS "flow",
      coalesce("configurationId", "askedConfigurationId", 'none') AS "configurationId"
    FROM "PortalSession" ${plannedAnew}
    WHERE "requestedAt" >= ${from.toISOString()}::timestamptz AND "requestedAt" < ${to.toISOString()}::timestamptz
  ), attributed AS MATERIALIZED (
    SELECT s."day", s."flow", s."configurationId", o."kind", o."reason"
    FROM listed s
    JOIN "PortalSessionOutcome" l ON l."portalSessionId" = s."id"
    JOIN "Outcome" o ON o."id" = l."outcomeId"
    WHERE o."attribution" = 'portal' OR NOT EXISTS (
      SELECT FROM "PortalSessionOutcome" later
      WHERE later."outcomeId" = l."outcomeId"
        AND (later."requestedAt", later."portalSessionId") > (l."requestedAt", l."portalSessionId"))
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
    SELECT "day", 'outcome', "kind", "flow", "configurationId" FROM attributed
    UNION ALL
    SELECT "day", 'reason', coalesce("reason", 'none'), "flow", "configurationId"
    FROM attributed WHERE "kind" IN ('canceled', 'cancellation_scheduled')
  )
  SELECT "day", "measure", "value", "flow", "configurationId", count(*)::int AS "count"
  FROM told GROUP BY 1, 2, 3, 4, 5)`;

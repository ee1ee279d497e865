import type { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { redactPortalUrls } from "@/lib/stripe/redact";
import { kindOf } from "./handlers";
import { jobFor } from "./job-for";
import { type ListedEvent, listedOf } from "./list-events";

/** The job that works an event off, while there is one: graphile-worker forgets it when it is done. */
export type EventJob = { attempts: number; maxAttempts: number; nextTryAt: Date; isRunning: boolean };

export type EventOutcome = { id: string; kind: string; attribution: string; visitIds: string[] };

export type EventDetail = ListedEvent & {
  requestId: string | null;
  idempotencyKey: string | null;
  payload: Prisma.JsonValue; // without any portal URL
  job: EventJob | null;
  outcomes: EventOutcome[];
};

/**
 * One event with what became of it; null where there is none.
 * @throws {AppError} not_found for anyone but staff
 */
export async function findEvent(actor: Pick<CurrentUser, "role">, id: string): Promise<EventDetail | null> {
  requirePermission(actor, "read_admin");
  const event = await db().stripeEvent.findUnique({ where: { id } });
  if (!event) return null;
  const [job, outcomes] = await Promise.all([
    event.processedAt ? null : findJob(event),
    db().outcome.findMany({
      where: { stripeEventId: id },
      include: { portalSessions: true },
      orderBy: { kind: "asc" },
    }),
  ]);
  return {
    ...listedOf(event),
    requestId: event.requestId,
    idempotencyKey: event.idempotencyKey,
    job,
    payload: redactPortalUrls(event.payload as object) as Prisma.JsonObject, // redacted on its way in; once more costs nothing
    outcomes: outcomes.map(({ id: outcomeId, kind, attribution, portalSessions }) => ({
      id: outcomeId,
      kind,
      attribution,
      visitIds: portalSessions.map(({ portalSessionId }) => portalSessionId),
    })),
  };
}

// its last error is left where it is: it may quote Stripe
async function findJob({
  id,
  type,
  stripeCustomerId,
}: Pick<ListedEvent, "id" | "type" | "stripeCustomerId">): Promise<EventJob | null> {
  const key = jobFor({ id, kind: kindOf(type), stripeCustomerId })?.key ?? null;
  const [job] = await db().$queryRaw<EventJob[]>`
    SELECT "attempts"::int, "max_attempts"::int AS "maxAttempts", "run_at" AS "nextTryAt",
      "locked_at" IS NOT NULL AS "isRunning"
    FROM graphile_worker.jobs WHERE "key" = ${key}`;
  return job ?? null;
}

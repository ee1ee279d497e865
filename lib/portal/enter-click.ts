import { v7 as uuidv7 } from "uuid";
import type { PortalSession } from "@/generated/prisma/client";
import type { Role } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { ErrorCode } from "@/lib/errors";

/** A click, before Stripe is asked. */
export type Click = {
  intentKey: string;
  userId: string; // whose portal
  openedBy: { id: string; role: Role }; // who clicked: they themselves, or staff
  reason: string | null; // why staff did
  customer: { id: string; stripeCustomerId: string } | null;
  source: string;
  requestedFlow: string | null;
  userAgent: string | null;
  networkAddress: string | null;
  /** Set where it goes no further than this. */
  deniedFor: ErrorCode | null;
};

/** The row; its id is a UUIDv7 and Stripe's idempotency key. */
export type Entered = Pick<PortalSession, "id" | "state" | "errorCode"> & { retryAfterSeconds: number };

const clicksPerMinute = 10;

/**
 * Writes a click into the book, with two limits counted in the same statement: ten a minute for whoever clicks, and so many
 * a second for everybody as `STRIPE_PORTAL_SESSIONS_PER_SECOND` says. Across instances, and exact, since a counter's row is
 * locked while it counts. The id's time is the database's, as `requestedAt` is: a server whose clock is wrong puts no row into
 * another month. Over a limit the row says `denied`. Who is over their own limit takes nothing from everybody's.
 * @returns null when this intent has a row already
 */
export async function enterClick(click: Click): Promise<Entered | null> {
  const stripeCustomerId = click.customer?.stripeCustomerId ?? null;
  const rows = await db().$queryRaw<Entered[]>`
    WITH counter AS (
      INSERT INTO "RateLimiterFlexible" AS c ("key", "points", "expire")
      VALUES (${`portal:${click.openedBy.id}`}, 1, now() + interval '1 minute')
      ON CONFLICT ("key") DO UPDATE SET
        "points" = CASE WHEN c."expire" <= now() THEN 1 ELSE c."points" + 1 END,
        "expire" = CASE WHEN c."expire" <= now() THEN now() + interval '1 minute' ELSE c."expire" END
      RETURNING "points" > ${clicksPerMinute} AS "isOver", "expire"
    ), ceiling AS (
      INSERT INTO "RateLimiterFlexible" AS c ("key", "points", "expire")
      SELECT 'portal:everybody', 1, now() + interval '1 second' FROM counter
      WHERE NOT "isOver" AND ${click.deniedFor}::text IS NULL
      ON CONFLICT ("key") DO UPDATE SET
        "points" = CASE WHEN c."expire" <= clock_timestamp() THEN 1 ELSE c."points" + 1 END,
        "expire" = CASE WHEN c."expire" <= clock_timestamp() THEN clock_timestamp() + interval '1 second' ELSE c."expire" END
      RETURNING "points" > ${env().STRIPE_PORTAL_SESSIONS_PER_SECOND} AS "isOver", "expire"
    ), limits AS (
      SELECT counter."isOver" OR coalesce(ceiling."isOver", false) AS "isOver",
        CASE WHEN counter."isOver" THEN counter."expire" ELSE coalesce(ceiling."expire", counter."expire") END AS "expire"
      FROM counter LEFT JOIN ceiling ON true
    ), intent AS (
      INSERT INTO "PortalIntent" ("intentKey", "portalSessionId")
      SELECT ${click.intentKey}::uuid, uuid_at(now(), ${uuidv7()}::uuid) FROM limits
      ON CONFLICT DO NOTHING
      RETURNING "intentKey", "portalSessionId"
    )
    INSERT INTO "PortalSession" ("id", "intentKey", "userId", "customerId", "stripeCustomerId", "openedById",
      "openedByRole", "reason", "source", "requestedFlow", "userAgent", "networkAddress", "state", "errorCode")
    SELECT intent."portalSessionId", intent."intentKey", ${click.userId}::uuid, ${click.customer?.id ?? null}::uuid,
      ${stripeCustomerId}, ${click.openedBy.id}::uuid, ${click.openedBy.role}::"Role", ${click.reason}, ${click.source}, ${click.requestedFlow},
      ${click.userAgent}, ${click.networkAddress},
      (CASE WHEN limits."isOver" OR ${click.deniedFor}::text IS NOT NULL THEN 'denied' ELSE 'creating' END
      )::"PortalSessionState",
      CASE WHEN limits."isOver" THEN 'rate_limited' ELSE ${click.deniedFor} END
    FROM limits, intent
    RETURNING "id", "state", "errorCode",
      (SELECT greatest(1, ceil(extract(epoch FROM "expire" - now())))::int FROM limits) AS "retryAfterSeconds"`;
  return rows[0] ?? null;
}

import { Prisma } from "@/generated/prisma/client";
import type { Transaction } from "@/lib/db/client";
import type { Breach } from "./verify-log";

// As in portal_session_begins. Not the functions of these names: given a row, they cost three times as much, since a
// partition's row is first made one of the whole table's.
const userDigest = Prisma.sql`
  sha256(convert_to(ROW(s."userSalt", s."userId", s."stripeCustomerId", s."reason")::text, 'UTF8'))`;
const openerDigest = Prisma.sql`sha256(convert_to(ROW(s."openerSalt", s."openedById")::text, 'UTF8'))`;

/**
 * Whether who it was is still who it was: where the salt is there, the digest must be that of the columns; where it is gone,
 * the person was erased, and the columns must be empty (a reason is the empty text: it says that there was one). Whether a row
 * holds only what goes with its state. And whether each attribution is the last that was written down: to no visit, to one, or
 * ambiguous between them.
 */
export async function* findBrokenProofs(client: Transaction, from?: Date, to?: Date): AsyncGenerator<Breach> {
  const rows = await client.$queryRaw<{ hour: Date; what: string }[]>`
    SELECT date_trunc('hour', b."at", 'UTC') AS "hour", b."what" || ': ' || count(*) || ' rows' AS "what" FROM (
      SELECT s."requestedAt" AS "at", 'Whose visit it was does not agree with its proof' AS "what" FROM "PortalSession" s
      WHERE s."requestedAt" >= ${from} AND s."requestedAt" < ${to} AND s."userDigest" IS NOT NULL AND
        CASE WHEN s."userSalt" IS NULL
          THEN num_nonnulls(s."userId", s."stripeCustomerId", nullif(s."reason", ''), s."customerId") > 0
          ELSE ${userDigest} <> s."userDigest" END
    UNION ALL
      SELECT s."requestedAt", 'Whose visit it was does not agree with its proof' FROM "PortalSession" s
      WHERE s."requestedAt" >= ${from} AND s."requestedAt" < ${to} AND s."userSalt" IS NOT NULL AND s."customerId" IS NOT NULL
        AND NOT EXISTS (SELECT FROM "Customer" c
          WHERE c."id" = s."customerId" AND c."stripeCustomerId" = s."stripeCustomerId")
    UNION ALL
      SELECT s."requestedAt", 'A visit holds what does not go with its state' FROM "PortalSession" s
      WHERE s."requestedAt" >= ${from} AND s."requestedAt" < ${to} AND s."userDigest" IS NOT NULL AND (
        (s."objectAt" IS NULL AND num_nonnulls(s."stripeSessionId", s."object", s."configurationId", s."stripeCreatedAt",
          s."flowType", s."flow", s."livemode", s."locale", s."onBehalfOf", s."returnUrl", s."afterExpiration") > 0)
        OR (s."objectAt" IS NOT NULL AND s."stripeSessionId" IS NULL)
        OR (s."openedAt" IS NOT NULL AND s."state" NOT IN ('open', 'returned'))
        OR (s."failedAt" IS NOT NULL AND s."state" <> 'failed')
        OR (s."failedAt" IS NULL AND s."askedConfigurationId" IS NOT NULL)
        OR (s."state" IN ('creating', 'unknown')
          AND num_nonnulls(s."errorCode", s."stripeRequestId", s."stripeStatus", s."stripeMs") > 0))
    UNION ALL
      SELECT s."requestedAt", 'Who opened it does not agree with its proof' FROM "PortalSession" s
      WHERE s."requestedAt" >= ${from} AND s."requestedAt" < ${to} AND s."openerDigest" IS NOT NULL AND
        CASE WHEN s."openerSalt" IS NULL THEN s."openedById" IS NOT NULL
          ELSE ${openerDigest} <> s."openerDigest" END
    UNION ALL
      SELECT o."recordedAt", 'What was said, or a card, does not agree with its proof' FROM "Outcome" o
      WHERE o."recordedAt" >= ${from} AND o."recordedAt" < ${to} AND o."privateDigest" IS NOT NULL AND
        CASE WHEN o."privateSalt" IS NULL
          THEN o."comment" IS NOT NULL OR (is_personal(o."kind") AND num_nonnulls(o."before", o."after") > 0)
          ELSE outcome_private_digest(o) <> o."privateDigest" END
    UNION ALL
      SELECT e."at", 'Who acted, or on whom, does not agree with its proof' FROM "AdminEvent" e
      WHERE e."at" >= ${from} AND e."at" < ${to} AND e."actorDigest" IS NOT NULL AND (
        CASE WHEN e."actorSalt" IS NULL THEN e."actorId" IS NOT NULL ELSE admin_event_actor_digest(e) <> e."actorDigest" END OR
        CASE WHEN e."subjectSalt" IS NULL THEN num_nonnulls(e."subjectId", e."before", e."after") > 0
          ELSE admin_event_subject_digest(e) <> e."subjectDigest" END)
    UNION ALL
      SELECT o."recordedAt", 'An attribution is not the one that was written down' FROM "Outcome" o
      LEFT JOIN LATERAL (
        SELECT array_agg(l."portalSessionId" ORDER BY l."portalSessionId") AS "ids" FROM "PortalSessionOutcome" l
        WHERE l."outcomeId" = o."id") present ON true
      LEFT JOIN LATERAL (
        SELECT array_agg(w."portalSessionId" ORDER BY w."portalSessionId") FILTER (WHERE w."isLinked") AS "all",
          array_agg(w."portalSessionId" ORDER BY w."portalSessionId") FILTER (WHERE w."isLinked" AND EXISTS (
            SELECT FROM "PortalSession" s WHERE s."id" = w."portalSessionId")) AS "ids" FROM (
          SELECT DISTINCT ON (c."portalSessionId") c."portalSessionId", c."isLinked" FROM "LinkChange" c
          WHERE c."outcomeId" = o."id" ORDER BY c."portalSessionId", c."id" DESC) w) written ON true
      WHERE o."recordedAt" >= ${from} AND o."recordedAt" < ${to} AND o."privateDigest" IS NOT NULL
        AND (present."ids" IS DISTINCT FROM written."ids" OR o."attribution" <> CASE WHEN written."all" IS NULL THEN 'outside'
          WHEN cardinality(written."all") = 1 THEN 'portal' ELSE 'ambiguous' END::"Attribution")
    ) b GROUP BY 1, b."what"`;
  yield* rows;
}

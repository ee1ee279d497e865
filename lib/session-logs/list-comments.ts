import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

/** What somebody wrote when canceling in the portal. */
export type CancelComment = { id: string; comment: string; reason: string | null; at: Date; visitId: string | null };

/** Of which time, and of sessions for what: as the overview is asked for. */
type Asked = { from?: Date; flow?: string };

const limit = 5;

/**
 * The latest comments of those who canceled through the portal.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listCancelComments(actor: CurrentUser, { from, flow }: Asked = {}): Promise<CancelComment[]> {
  requirePermission(actor, "read_admin");
  const found = await db().outcome.findMany({
    where: { comment: { not: null }, attribution: { not: "outside" }, occurredAt: { gte: from } },
    include: { portalSessions: { select: { portalSessionId: true }, take: 1 } },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  // where nobody wrote anything, no cancellation need be asked for it
  if (flow && found.length) return listOfFlow(flow, from ?? new Date(0));
  return found.map(({ id, comment, reason, occurredAt, portalSessions }) => ({
    id,
    comment: comment ?? "",
    reason,
    at: occurredAt,
    visitId: portalSessions[0]?.portalSessionId ?? null,
  }));
}

/** Those in sessions for one thing: the latest of each combination that has it (decision 33), and of all of those the latest. */
const listOfFlow = (flow: string, from: Date) => db().$queryRaw<CancelComment[]>`
  SELECT * FROM (
    SELECT DISTINCT ON (told."id") told.* FROM "LogCombination" c
    CROSS JOIN unnest(ARRAY['canceled', 'cancellation_scheduled', 'cancellation_reason_given']) canceling("kind") CROSS JOIN LATERAL (
      SELECT o."id", o."comment", o."reason", o."occurredAt" AS "at", l."portalSessionId" AS "visitId"
      FROM "PortalSessionOutcome" l
        CROSS JOIN LATERAL (SELECT * FROM "Outcome" WHERE "id" = l."outcomeId" AND "comment" IS NOT NULL LIMIT 1) o
      WHERE l."kind" = canceling."kind" AND l."combination" = c."id" AND l."requestedAt" >= ${from.toISOString()}::timestamptz
      ORDER BY l."requestedAt" DESC, l."portalSessionId" DESC LIMIT ${limit}) told
    WHERE c."flow" = ${flow} ORDER BY told."id", told."visitId") each
  ORDER BY "at" DESC, "id" DESC LIMIT ${limit}`;

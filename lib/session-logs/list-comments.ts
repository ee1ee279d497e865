import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

/** What somebody wrote when canceling in the portal. */
export type CancelComment = { id: string; comment: string; reason: string | null; at: Date; visitId: string | null };

/**
 * The latest comments of those who canceled through the portal.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listCancelComments(actor: CurrentUser, limit = 5): Promise<CancelComment[]> {
  requirePermission(actor, "read_admin");
  const found = await db().outcome.findMany({
    where: { comment: { not: null }, attribution: { not: "outside" } },
    include: { portalSessions: { select: { portalSessionId: true }, take: 1 } },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limit,
  });
  return found.map(({ id, comment, reason, occurredAt, portalSessions }) => ({
    id,
    comment: comment ?? "",
    reason,
    at: occurredAt,
    visitId: portalSessions[0]?.portalSessionId ?? null,
  }));
}

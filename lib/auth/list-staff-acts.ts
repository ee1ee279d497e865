import type { Prisma } from "@/generated/prisma/client";
import type { Role } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import type { Actor } from "./admin-event";
import { requirePermission } from "./permissions";

export type ListedAct = {
  id: string;
  action: string;
  by: string | null; // their address; null: the system, an operator, or somebody erased
  byRole: Role | null;
  subjectType: string | null;
  subjectId: string | null;
  before: Prisma.JsonValue;
  after: Prisma.JsonValue;
  at: Date;
};

/**
 * What staff did, the newest first: about these subjects, or about anything.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listStaffActs(actor: Actor, subjectIds?: string[]): Promise<ListedAct[]> {
  requirePermission(actor, "read_admin");
  const subjectType = { in: ["user", "customer"] };
  const acts = await db().adminEvent.findMany({
    where: subjectIds && { subjectType, subjectId: { in: subjectIds } },
    include: { actor: { select: { email: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 20,
  });
  return acts.map(({ actor: by, actorRole, id, action, subjectType, subjectId, before, after, at }) => ({
    id,
    action,
    subjectType,
    subjectId,
    before,
    after,
    at,
    by: by?.email ?? null,
    byRole: actorRole,
  }));
}

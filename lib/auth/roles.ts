import type { Role } from "@/generated/prisma/enums";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { CurrentUser } from "./current-user";
import type { RequestDetails } from "./request-details";

export type RoleChange = {
  /** Who changes it. Null: an operator at the command line. */
  actor: Pick<CurrentUser, "id" | "role"> | null;
  userId: string;
  role: Role;
  details?: RequestDetails;
};

/**
 * Gives a user a role and writes down who did. Nothing is written where they have it already.
 * @throws {AppError} not_found for an unknown user and for an actor who is no admin; last_admin
 */
export async function setRole({ actor, userId, role, details }: RoleChange): Promise<void> {
  if (actor && actor.role !== "admin") throw new AppError("not_found");
  await db().$transaction(async (tx) => {
    await lockRoles(tx);
    const user = await tx.user.findUnique({ where: { id: userId }, select: { role: true } });
    if (!user) throw new AppError("not_found");
    if (user.role === role) return;
    if (user.role === "admin" && !(await hasOtherAdmin(tx, userId))) throw new AppError("last_admin");
    await tx.user.update({ where: { id: userId }, data: { role } });
    await recordRole(tx, { actor, userId, before: user.role, after: role, details });
  });
}

/** One change of roles at a time: two admins who demote each other must not both find the other one still there. */
export async function lockRoles(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('portico roles'))`;
}

export async function recordRole(
  tx: Transaction,
  change: Pick<RoleChange, "actor" | "userId" | "details"> & { before: Role; after: Role },
): Promise<void> {
  const { actor, userId, before, after, details } = change;
  await tx.adminEvent.create({
    data: {
      actorId: actor?.id ?? null,
      actorRole: actor?.role ?? null,
      action: "role_changed",
      subjectType: "user",
      subjectId: userId,
      before: { role: before },
      after: { role: after },
      ...details,
    },
  });
}

const hasOtherAdmin = async (tx: Transaction, userId: string) =>
  (await tx.user.count({ where: { role: "admin", disabledAt: null, id: { not: userId } } })) > 0;

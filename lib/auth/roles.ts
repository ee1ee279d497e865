import type { Role } from "@/generated/prisma/enums";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Actor, recordStaffAct } from "./admin-event";
import { requirePermission } from "./permissions";
import type { RequestDetails } from "./request-details";

export type RoleChange = {
  /** Who changes it. Null: an operator at the command line. */
  actor: Actor | null;
  userId: string;
  role: Role;
  details?: RequestDetails;
};

/**
 * Gives a user a role and writes down who did. Nothing is written where they have it already.
 * @throws {AppError} not_found for an unknown user and for an actor who may not; last_admin
 */
export async function setRole({ actor, userId, role, details }: RoleChange): Promise<void> {
  if (actor) requirePermission(actor, "change_roles");
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
  { actor, userId: id, before, after, details }: Omit<RoleChange, "role"> & { before: Role; after: Role },
): Promise<void> {
  const sides = { before: { role: before }, after: { role: after } };
  await recordStaffAct({ actor, action: "role_changed", subject: { type: "user", id }, ...sides, details }, tx);
}

/** Whether somebody else can let the next admin in. */
export const hasOtherAdmin = async (tx: Transaction, userId: string) =>
  (await tx.user.count({ where: { role: "admin", disabledAt: null, id: { not: userId } } })) > 0;

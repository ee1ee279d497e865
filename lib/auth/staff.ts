import type { Role } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import type { Actor } from "./admin-event";
import { isStaff, requirePermission } from "./permissions";

/** Somebody who may enter the admin area, or could before their account was disabled. */
export type StaffMember = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  disabledAt: Date | null;
  /** The newest of the browsers they are signed in with. */
  signedInAt: Date | null;
};

/**
 * Everybody with a role, admins first.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listStaff(actor: Actor): Promise<StaffMember[]> {
  requirePermission(actor, "read_admin");
  const users = await db().user.findMany({
    where: isStaff,
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      disabledAt: true,
      sessions: { select: { createdAt: true }, orderBy: { createdAt: "desc" }, take: 1 },
    },
    orderBy: [{ role: "desc" }, { email: "asc" }],
    take: 500,
  });
  return users.map(({ sessions, ...user }) => ({ ...user, signedInAt: sessions[0]?.createdAt ?? null }));
}

import type { Role } from "@/generated/prisma/enums";
import { AppError } from "@/lib/errors";

/**
 * Which roles may do what, in one table. Every page and every function of the admin area asks it; nothing compares a role
 * by itself. docs/roles.md is the same table with its reasons.
 */
export const permissions = {
  read_admin: ["support", "admin"], // each page of the admin area: overview, log, customers, events, configuration, people
  resync_customer: ["support", "admin"],
  open_for_customer: ["support", "admin"], // the portal, with a written reason
  read_staff_acts: ["admin"], // who read, exported and changed what: of everybody
  export_log: ["admin"], // personal data of everybody leaves the house
  revoke_sign_ins: ["admin"],
  disable_accounts: ["admin"],
  change_roles: ["admin"],
  replay_events: ["admin"],
  reconcile: ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Who is found as staff, in a database that has an index by role: "no customer" is what no index answers. */
export const isStaff = { role: { in: [...permissions.read_admin] } };

export const may = ({ role }: { role: Role }, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);

/**
 * What a function that reads or writes for staff begins with.
 * @throws {AppError} not_found: who may not, learns nothing about what is there
 */
export function requirePermission(actor: { role: Role }, permission: Permission): void {
  if (!may(actor, permission)) throw new AppError("not_found");
}

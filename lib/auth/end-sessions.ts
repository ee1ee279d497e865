import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Actor, recordStaffAct } from "./admin-event";
import { requirePermission } from "./permissions";
import type { RequestDetails } from "./request-details";

/** Signs a user out in every browser: with its next request each finds its session gone. */
export async function endSessions(userId: string): Promise<void> {
  await db().session.deleteMany({ where: { userId } });
}

/**
 * The same for somebody else, at a staff member's word, written down.
 * @throws {AppError} not_found for an unknown user and for an actor who may not
 */
export async function revokeSignIns(actor: Actor, userId: string, details?: RequestDetails): Promise<void> {
  requirePermission(actor, "revoke_sign_ins");
  if (!isUuid(userId) || !(await db().user.count({ where: { id: userId } }))) throw new AppError("not_found");
  await db().$transaction(async (tx) => {
    const { count: browsers } = await tx.session.deleteMany({ where: { userId } });
    const subject = { type: "user" as const, id: userId };
    await recordStaffAct({ actor, action: "sign_ins_revoked", subject, after: { browsers }, details }, tx);
  });
}

import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Actor, recordStaffAct } from "./admin-event";
import { requirePermission } from "./permissions";
import type { RequestDetails } from "./request-details";
import { hasOtherAdmin, lockRoles } from "./roles";

type Wish = { actor: Actor; userId: string; isDisabled: boolean; details?: RequestDetails };

/**
 * Disables an account, or enables it again. Who is disabled is nobody with the next request, in every browser; their
 * billing at Stripe goes on as it is. Nothing is written where it is so already.
 * @throws {AppError} not_found for an unknown user and for an actor who may not; last_admin
 */
export async function setDisabled({ actor, userId, isDisabled, details }: Wish): Promise<void> {
  requirePermission(actor, "disable_accounts");
  await db().$transaction(async (tx) => {
    await lockRoles(tx);
    const user = isUuid(userId) && (await tx.user.findUnique({ where: { id: userId } }));
    if (!user) throw new AppError("not_found");
    if ((user.disabledAt !== null) === isDisabled) return;
    if (isDisabled && user.role === "admin" && !(await hasOtherAdmin(tx, userId))) throw new AppError("last_admin");
    await tx.user.update({ where: { id: userId }, data: { disabledAt: isDisabled ? new Date() : null } });
    if (isDisabled) await tx.session.deleteMany({ where: { userId } });
    const action = isDisabled ? "account_disabled" : "account_enabled";
    await recordStaffAct({ actor, action, subject: { type: "user", id: userId }, details }, tx);
  });
}

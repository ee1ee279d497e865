import type { CurrentUser } from "@/lib/auth/current-user";
import { lockRoles } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { erasePerson } from "./erase-person";
import { refreshBilling } from "./refresh-billing";
import { livingStatuses } from "./status";

/**
 * Deletes a person here: their sign-ins, name and address, and every trace of them. The visits and bills of their customer
 * stay, without them: the books must be kept. Nothing is canceled at Stripe by it, so who still subscribes is refused.
 * @throws {AppError} still_subscribed; last_admin
 */
export async function deleteAccount(user: CurrentUser): Promise<void> {
  // the mirror may be behind: canceled a moment ago, or bought a moment ago
  if (user.customer) await refreshBilling(user.customer.stripeCustomerId);
  await db().$transaction(async (tx) => {
    await lockRoles(tx);
    const living = await tx.subscription.count({
      where: { customer: { userId: user.id }, status: { in: livingStatuses } },
    });
    if (living) throw new AppError("still_subscribed");
    const isLastAdmin =
      user.role === "admin" && (await tx.user.count({ where: { role: "admin", disabledAt: null } })) < 2;
    if (isLastAdmin) throw new AppError("last_admin");
    await erasePerson(tx, user);
    await tx.adminEvent.create({ data: { action: "account_deleted", actorRole: user.role, subjectType: "user" } });
    await tx.user.delete({ where: { id: user.id } });
  });
}

import type { CurrentUser } from "@/lib/auth/current-user";
import { hasOtherAdmin, lockRoles } from "@/lib/auth/roles";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { withinPatience } from "@/lib/stripe/within-patience";
import { erasePerson } from "./erase-person";
import { expireCheckouts } from "./one-checkout";
import { overStatuses } from "./status";
import { syncCustomer } from "./sync";

/**
 * Deletes a person here: their sign-ins, name and address, and every trace of them. The visits and bills of their customer
 * stay, without them: the books must be kept. Nothing is canceled at Stripe by it, so who still subscribes is refused.
 * @throws {AppError} still_subscribed; billing_unread; last_admin
 */
export async function deleteAccount(user: CurrentUser): Promise<void> {
  if (user.customer) await readAnew(user.customer);
  await db().$transaction(async (tx) => {
    await lockRoles(tx);
    const living = await tx.subscription.count({
      where: { customer: { userId: user.id }, status: { notIn: overStatuses } },
    });
    if (living) throw new AppError("still_subscribed");
    if (user.role === "admin" && !(await hasOtherAdmin(tx, user.id))) throw new AppError("last_admin");
    await erasePerson(tx, user);
    await tx.adminEvent.create({ data: { action: "account_deleted", actorRole: user.role, subjectType: "user" } });
    await tx.user.delete({ where: { id: user.id } });
  });
}

/**
 * The mirror may be behind: canceled a moment ago, or bought a moment ago. And a Checkout that is still open could be paid in
 * once they are gone. Where that cannot be known and prevented, nobody is deleted.
 */
async function readAnew({ stripeCustomerId, deletedAt }: NonNullable<CurrentUser["customer"]>): Promise<void> {
  const closed = deletedAt ? Promise.resolve() : expireCheckouts(stripeCustomerId);
  try {
    await withinPatience(closed.then(() => syncCustomer(stripeCustomerId)));
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw new AppError("billing_unread", { cause, facts: cause.facts });
  }
}

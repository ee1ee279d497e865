import { db } from "@/lib/db/client";
import { type Billing, findBilling } from "@/lib/subscriptions/billing";
import { type Change, changesBetween } from "@/lib/subscriptions/changes";
import { type Snapshot, snapshotOf } from "@/lib/subscriptions/snapshot";
import { isToldBy, withoutRepeats } from "@/lib/subscriptions/without-repeats";
import { outcomesOfVisit, visitOf } from "./history";

export type ReturnNotice = {
  changes: Change[];
  /** False while Stripe could not be read since the return: there may be more than is told here. */
  isFresh: boolean;
};

/**
 * What a visit changed, for the page that a person comes back to: what events have told so far, and what the mirror shows
 * different from the click. Null when they did not open it, when it is not returned, or a later one has begun.
 * @param openedById who reads it, where it is not the user themselves: staff
 */
export async function findReturnNotice(
  userId: string,
  visitId: string,
  billingRead: Promise<Billing | null> = findBilling(userId),
  openedById: string = userId,
): Promise<ReturnNotice | null> {
  const [row, billing] = await Promise.all([
    db().portalSession.findFirst({
      where: { userId },
      include: { outcomes: outcomesOfVisit },
      orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    }),
    billingRead,
  ]);
  if (row?.id !== visitId || row.openedById !== openedById || !row.returnedAt) return null;
  // a reason whose cancellation is still on its way tells them nothing: the mirror knows the cancellation
  const told: Change[] = visitOf(row).outcomes.filter(({ kind }) => kind !== "cancellation_reason_given");
  const before = row.billingBefore as Snapshot | null; // written by openPortalSession
  const seen = before && billing ? changesBetween(before, snapshotOf(billing)) : [];
  return {
    changes: withoutRepeats([...told, ...seen.filter((change) => !told.some((other) => isToldBy(change, other)))]),
    isFresh: billing?.syncedAt != null && billing.syncedAt >= row.returnedAt,
  };
}

import { type Actor, recordStaffAct } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/webhooks/enqueue";

/**
 * Has a worker reconcile with Stripe, everything that Stripe still knows. Asked twice, it runs once; what it mended is written
 * down when it is done.
 * @throws {AppError} not_found for anyone but an admin
 */
export async function requestReconcile(actor: Actor, details?: RequestDetails): Promise<void> {
  requirePermission(actor, "reconcile");
  const payload = { isFull: true, actorId: actor.id };
  await db().$transaction(async (tx) => {
    await enqueue({ task: "reconcile", payload, queue: "reconcile", key: "reconcile", maxAttempts: 5 }, tx);
    await recordStaffAct({ actor, action: "reconcile_requested", details }, tx);
  });
}

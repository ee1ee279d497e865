import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { enqueue } from "@/lib/webhooks/enqueue";

/**
 * Has a worker reconcile with Stripe, everything that Stripe still knows. Asked twice, it runs once.
 * @throws {AppError} not_found for anyone but an admin
 */
export async function requestReconcile(actor: Pick<CurrentUser, "id" | "role">): Promise<void> {
  requirePermission(actor, "reconcile");
  const payload = { isFull: true, actorId: actor.id };
  await enqueue({ task: "reconcile", payload, queue: "reconcile", key: "reconcile", maxAttempts: 5 });
}

import type { CurrentUser } from "@/lib/auth/current-user";
import { AppError } from "@/lib/errors";
import { enqueue } from "@/lib/webhooks/enqueue";

/**
 * Has a worker reconcile with Stripe, everything that Stripe still knows. Asked twice, it runs once.
 * @throws {AppError} not_found for anyone but an admin
 */
export async function requestReconcile(actor: Pick<CurrentUser, "id" | "role">): Promise<void> {
  if (actor.role !== "admin") throw new AppError("not_found");
  const payload = { isFull: true, actorId: actor.id };
  await enqueue({ task: "reconcile", payload, queue: "reconcile", key: "reconcile", maxAttempts: 5 });
}

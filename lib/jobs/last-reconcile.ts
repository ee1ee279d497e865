import type { Actor } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import type { Report } from "./reconcile";

export type LastReconcile = { at: Date; byEmail: string | null; report: Report };

/**
 * What the last reconcile that came to its end found and mended; null where none has yet.
 * @throws {AppError} not_found for anyone but staff
 */
export async function findLastReconcile(actor: Actor): Promise<LastReconcile | null> {
  requirePermission(actor, "read_admin");
  const last = await db().adminEvent.findFirst({
    where: { action: "reconcile" },
    include: { actor: { select: { email: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  // written by reconcile(), and by nothing else
  return last && { at: last.at, byEmail: last.actor?.email ?? null, report: last.after as unknown as Report };
}

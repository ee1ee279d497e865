import type { Actor } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";

/** A mail about somebody's billing: sent, still to be sent, or dropped because it was no longer true. */
export type ListedMail = {
  key: string;
  kind: string;
  state: "waiting" | "sent" | "dropped";
  at: Date; // when it came to that
};

/**
 * The newest mails to a customer.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listMails(actor: Actor, customerId: string): Promise<ListedMail[]> {
  requirePermission(actor, "read_admin");
  const mails = await db().mail.findMany({ where: { customerId }, orderBy: { queuedAt: "desc" }, take: 20 });
  return mails.map(({ key, kind, queuedAt, sentAt, droppedAt }) => ({
    key,
    kind,
    at: sentAt ?? droppedAt ?? queuedAt,
    state: sentAt ? ("sent" as const) : droppedAt ? ("dropped" as const) : ("waiting" as const),
  }));
}

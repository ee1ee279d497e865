import type { Prisma } from "@/generated/prisma/client";
import { db, type Transaction } from "@/lib/db/client";
import type { CurrentUser } from "./current-user";
import type { RequestDetails } from "./request-details";

export type Actor = Pick<CurrentUser, "id" | "role">;

/** What is written down. Most of it is what staff did; some the system does, and some a customer. */
export const staffActions = [
  "portal_opened_for", // that they set out to: what came of it says the visit
  "portal_refused_for",
  "customer_resynced",
  "sign_ins_revoked",
  "account_disabled",
  "account_enabled",
  "role_changed",
  "log_read",
  "log_session_read",
  "people_read",
  "event_read",
  "acts_read",
  "log_exported",
  "log_export_ended",
  "event_replayed",
  "events_replayed",
  "reconcile_requested",
  "reconcile",
  "retention",
  "visit_reported",
  "account_deleted",
] as const;
export type StaffAction = (typeof staffActions)[number];

/** Those that only read: one for each page of what holds personal data, so there are more of them than of all the others. */
export const readActions = ["log_read", "log_session_read", "people_read", "event_read", "acts_read"] as const;

export type StaffAct = {
  /** Null: the system, or an operator at the command line. */
  actor: Actor | null;
  action: StaffAction;
  subject?: { type: "user" | "customer" | "event" | "portal_session"; id: string };
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
  details?: RequestDetails;
};

/** Writes down what staff did, beside what it changed: in the same transaction where there is one. */
export async function recordStaffAct(
  { actor, action, subject, before, after, details }: StaffAct,
  client: Transaction = db(),
): Promise<void> {
  await client.adminEvent.create({
    data: {
      actorId: actor?.id ?? null,
      actorRole: actor?.role ?? null,
      action,
      before,
      after,
      ...(subject && { subjectType: subject.type, subjectId: subject.id }),
      ...details,
    },
  });
}

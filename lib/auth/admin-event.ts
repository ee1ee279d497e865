import type { Prisma } from "@/generated/prisma/client";
import { db, type Transaction } from "@/lib/db/client";
import type { CurrentUser } from "./current-user";
import type { RequestDetails } from "./request-details";

export type Actor = Pick<CurrentUser, "id" | "role">;

export type StaffAct = {
  /** Null: the system, or an operator at the command line. */
  actor: Actor | null;
  action: string;
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

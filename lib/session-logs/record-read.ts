import { validate as isUuid } from "uuid";
import type { Prisma } from "@/generated/prisma/client";
import type { readActions, StaffAction } from "@/lib/auth/admin-event";
import type { CurrentUser } from "@/lib/auth/current-user";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db } from "@/lib/db/client";
import type { LogFilters } from "./filters";
import { isCustomerId } from "./find-matches";

export type Read = {
  action: (typeof readActions)[number] | Extract<StaffAction, "log_exported" | "log_export_ended">;
  filters?: LogFilters;
  /** The session or event that was read, or the export. */
  subject?: { type: "portal_session" | "event" | "export"; id: string };
  facts?: Prisma.InputJsonObject;
};

/**
 * Writes down that staff read what holds personal data: who, when, what they asked for (decision 30). An id in a filter is kept, since it
 * says whose data was read; typed text is personal content and is not: that some was typed is all that is kept.
 */
export async function recordRead(actor: CurrentUser, read: Read, details: RequestDetails): Promise<void> {
  const { action, filters, subject, facts } = read;
  await db().adminEvent.create({
    data: {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      ...details,
      ...(subject && { subjectType: subject.type, subjectId: subject.id }),
      after: { ...(filters && { filters: withoutText(filters) }), ...facts },
    },
  });
}

function withoutText({ person, ...filters }: LogFilters): Prisma.InputJsonObject {
  const isId = person && (isUuid(person) || isCustomerId(person));
  return JSON.parse(JSON.stringify({ ...filters, ...(person && { person: isId ? person : "(text)" }) }));
}

import { validate as isUuid } from "uuid";
import type { CurrentUser } from "@/lib/auth/current-user";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { sendVisitReport } from "@/lib/mail/visit-report";

/**
 * "This wasn't me": every sign-in of the person ends, it is written down, and the admins are told. A mail that cannot be
 * sent stops none of it: what was written down stays.
 * @throws {AppError} not_found for another person's visit
 */
export async function reportVisit(user: CurrentUser, visitId: string, request: RequestDetails): Promise<void> {
  const visit = isUuid(visitId) && (await db().portalSession.findFirst({ where: { id: visitId, userId: user.id } }));
  if (!visit) throw new AppError("not_found");
  const [, , admins] = await db().$transaction([
    db().session.deleteMany({ where: { userId: user.id } }),
    db().adminEvent.create({
      data: {
        actorId: user.id,
        actorRole: user.role,
        action: "visit_reported",
        ...request,
        subjectType: "portal_session",
        subjectId: visit.id,
      },
    }),
    db().user.findMany({ where: { role: "admin", disabledAt: null }, select: { email: true } }),
  ]);
  const sent = await Promise.allSettled(admins.map(({ email }) => sendVisitReport(email, visit.id)));
  const lost = sent.filter(({ status }) => status === "rejected").length;
  if (lost) log.error({ visit: visit.id, lost }, "admins could not be told of a reported visit");
}

/** When a visit was first said not to be theirs; null where nobody said so. */
export async function findReportedAt(visitId: string): Promise<Date | null> {
  if (!isUuid(visitId)) return null;
  const report = await db().adminEvent.findFirst({
    where: { subjectType: "portal_session", subjectId: visitId, action: "visit_reported" },
    select: { at: true },
    orderBy: { at: "asc" },
  });
  return report?.at ?? null;
}

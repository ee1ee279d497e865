import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { newUser } from "@/lib/testing/people";
import { findReportedAt, reportVisit } from "./report-visit";

const request = { userAgent: "Test/1.0", networkAddress: "203.0.113.0/24" };

async function newVisit(userId: string) {
  const data = { intentKey: randomUUID(), userId, openedById: userId, openedByRole: "customer" as const };
  return db().portalSession.create({
    data: { ...data, source: "/account", state: "denied", errorCode: "no_customer" },
  });
}
const signIn = (userId: string) =>
  db().session.create({ data: { userId, sessionToken: randomUUID(), expires: new Date(Date.now() + 60_000) } });
const mailsTo = async (email: string) =>
  (await (await fetch(`${process.env.MAILBOX_URL}/messages?to=${email}`)).json()) as { text: string }[];

describe("reportVisit", () => {
  it("signs the person out everywhere, writes it down and tells the admins", async () => {
    const [user, admin] = [await newUser(), await newUser({ role: "admin" })];
    const visit = await newVisit(user.id);
    await Promise.all([signIn(user.id), signIn(user.id), signIn(admin.id)]);
    expect(await findReportedAt(visit.id)).toBeNull();
    await reportVisit(user, visit.id, request);
    expect(await db().session.count({ where: { userId: user.id } })).toBe(0);
    expect(await db().session.count({ where: { userId: admin.id } })).toBe(1);
    expect(await db().adminEvent.findMany({ where: { subjectId: visit.id } })).toMatchObject([
      { action: "visit_reported", actorId: user.id, subjectType: "portal_session", ...request },
    ]);
    expect(await findReportedAt(visit.id)).toEqual(expect.any(Date));
    const [mail] = await mailsTo(admin.email);
    expect(mail?.text).toContain(`/admin/sessions/${visit.id}`);
    expect(mail?.text).not.toContain(user.email);
  });

  it("finds no visit of another person, and signs nobody out", async () => {
    const [user, other] = [await newUser(), await newUser()];
    const visit = await newVisit(other.id);
    await signIn(user.id);
    await expect(reportVisit(user, visit.id, request)).rejects.toMatchObject({ code: "not_found" });
    await expect(reportVisit(user, "no-uuid", request)).rejects.toMatchObject({ code: "not_found" });
    expect(await db().session.count({ where: { userId: user.id } })).toBe(1);
  });
});

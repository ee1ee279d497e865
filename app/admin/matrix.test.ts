import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { setDisabled } from "@/lib/auth/disable-account";
import { revokeSignIns } from "@/lib/auth/end-sessions";
import { listAllActs, listStaffActs } from "@/lib/auth/list-staff-acts";
import { setRole } from "@/lib/auth/roles";
import { listSignInsOf } from "@/lib/auth/sign-ins";
import { listStaff } from "@/lib/auth/staff";
import { findPerson } from "@/lib/customers/find-person";
import { listMails } from "@/lib/customers/list-mails";
import { listPeople } from "@/lib/customers/list-people";
import { db } from "@/lib/db/client";
import type { AppError } from "@/lib/errors";
import { findLastReconcile } from "@/lib/jobs/last-reconcile";
import { requestReconcile } from "@/lib/jobs/request-reconcile";
import { findStaffHealth } from "@/lib/jobs/staff-health";
import { compareConfigurations } from "@/lib/portal/compare-configurations";
import { openForCustomer } from "@/lib/portal/open-for-customer";
import { listAround } from "@/lib/session-logs/around";
import { countSessionLog } from "@/lib/session-logs/count";
import { countNewer } from "@/lib/session-logs/count-newer";
import { exportSessionLog } from "@/lib/session-logs/export-log";
import { exportProgress } from "@/lib/session-logs/export-progress";
import { followSessionLog } from "@/lib/session-logs/follow";
import { knownValues } from "@/lib/session-logs/known-values";
import { findLogEntry, type LogDetail, listSessionLog } from "@/lib/session-logs/list";
import { listCancelComments } from "@/lib/session-logs/list-comments";
import { readOverview } from "@/lib/session-logs/overview";
import { searchLog } from "@/lib/session-logs/search";
import { findMirror } from "@/lib/subscriptions/mirror";
import { resyncCustomer } from "@/lib/subscriptions/resync";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { listAlarms } from "@/lib/webhooks/alarms";
import { findEvent } from "@/lib/webhooks/find-event";
import { listEvents } from "@/lib/webhooks/list-events";
import { listEventsOf } from "@/lib/webhooks/list-events-of";
import { replayEvent, replayFailed } from "@/lib/webhooks/replay";
import { countWaitingEvents } from "@/lib/webhooks/waiting-events";

type Target = { userId: string; customerId: string };
type Act = (actor: CurrentUser, target: Target) => Promise<unknown>;

const rest = { locale: null, source: "/admin/customers", request: { userAgent: null, networkAddress: null } };

/** What support and admins may do. */
const forStaff: Record<string, Act> = {
  "read the overview": (actor) => readOverview(actor, "7d"),
  "read comments": (actor) => listCancelComments(actor),
  "read the health": (actor) => findStaffHealth(actor),
  "list the log": (actor) => listSessionLog(actor, {}),
  "count the log": (actor) => countSessionLog(actor, {}),
  "search the log": (actor) => searchLog(actor, "nobody at all"),
  "read what stands in the log": (actor) => knownValues(actor),
  "count what is new in the log": (actor) => countNewer(actor, {}, ""),
  "follow the log": async (actor) =>
    followSessionLog(actor, { filters: {}, since: "", isStillAllowed: async () => true }).cancel(),
  "read a session": (actor) => findLogEntry(actor, randomUUID()),
  "read the sessions around one": (actor) => listAround(actor, { user: null } as LogDetail),
  "list people": (actor) => listPeople(actor),
  "find a person": (actor, { userId }) => findPerson(actor, userId),
  "read a mirror": (actor, { customerId }) => findMirror(actor, customerId),
  "read mails": (actor, { customerId }) => listMails(actor, customerId),
  "read sign-ins": async (actor, { userId }) => listSignInsOf(actor, userId),
  "read what staff did about somebody": (actor, { userId }) => listStaffActs(actor, [userId]),
  "list staff": (actor) => listStaff(actor),
  "list events": (actor) => listEvents(actor),
  "list a customer's events": (actor) => listEventsOf(actor, { customer: "cus_1" }),
  "read an event": (actor) => findEvent(actor, "evt_none"),
  "count waiting events": (actor) => countWaitingEvents(actor),
  "read alarms": (actor) => listAlarms(actor),
  "read the last reconcile": (actor) => findLastReconcile(actor),
  "compare configurations": (actor) => compareConfigurations(actor),
  "read anew from Stripe": (actor, { customerId }) => resyncCustomer(actor, customerId),
  "open with a reason": (actor, { userId }) =>
    openForCustomer({ actor, userId, intentKey: randomUUID(), reason: "Asked by phone to.", ...rest }),
};

/** What admins alone may do. */
const forAdmins: Record<string, Act> = {
  "sign somebody out": (actor, { userId }) => revokeSignIns(actor, userId),
  "disable an account": (actor, { userId }) => setDisabled({ actor, userId, isDisabled: true }),
  "enable an account": (actor, { userId }) => setDisabled({ actor, userId, isDisabled: false }),
  "change a role": (actor, { userId }) => setRole({ actor, userId, role: "support" }),
  "take a role away": (actor, { userId }) => setRole({ actor, userId, role: "customer" }),
  "export the log": async (actor) => {
    const request = { key: randomUUID(), filters: {}, format: "csv", details: rest.request } as const;
    return (await exportSessionLog(actor, { ...request, isStillAllowed: async () => true })).cancel();
  },
  "read how far an export is": (actor) => exportProgress(actor, randomUUID()),
  "read what all the staff did": (actor) => listAllActs(actor),
  "replay what failed": (actor) => replayFailed(actor),
  "ask for a reconcile": (actor) => requestReconcile(actor),
};

let target: Target;
let nobody: Target; // ids that are none
beforeAll(async () => {
  await prepareStripe();
  const { user } = await newSubscriber();
  target = { userId: user.id, customerId: user.customer.id };
  nobody = { userId: randomUUID(), customerId: randomUUID() };
});

const codeOf = async (act: Act, actor: CurrentUser, on = target) =>
  act(actor, on).then(
    () => "done",
    (error: AppError) => error.code,
  );
// that somebody was refused a customer's portal is written down; nothing else that did not happen is
const acts = () => db().adminEvent.count({ where: { action: { not: "portal_refused_for" } } });

describe("Role × action", () => {
  const everything = Object.entries({ ...forStaff, ...forAdmins });

  it.each(everything)("a customer and a demoted admin may not %s, whether it exists or not", async (_, act) => {
    const demoted = { ...(await newUser({ role: "admin" })), role: "customer" as const };
    const before = await acts();
    for (const actor of [await newUser(), demoted]) {
      expect(await codeOf(act, actor)).toBe("not_found");
      expect(await codeOf(act, actor, nobody)).toBe("not_found");
    }
    expect(await acts()).toBe(before);
  });

  it.each(Object.entries(forAdmins))("support may not %s", async (_, act) => {
    const support = await newUser({ role: "support" });
    const before = await acts();
    expect(await codeOf(act, support)).toBe("not_found");
    expect(await codeOf(act, support, nobody)).toBe("not_found");
    expect(await acts()).toBe(before);
  });

  it.each(Object.entries(forStaff))("support and admins may %s", async (_, act) => {
    for (const role of ["support", "admin"] as const) expect(await codeOf(act, await newUser({ role }))).toBe("done");
  });

  it.each(Object.entries(forAdmins))("an admin may %s", async (_, act) => {
    expect(await codeOf(act, await newUser({ role: "admin" }))).toBe("done");
  });

  it("an event that is not there is the same to who may not replay it", async () => {
    for (const role of ["customer", "support", "admin"] as const) {
      expect(await codeOf((actor) => replayEvent(actor, "evt_none"), await newUser({ role }))).toBe("not_found");
    }
  });
});

describe("Pages and actions of the admin area", () => {
  const files = readdirSync("app/admin", { recursive: true, encoding: "utf8" }).map((file) => join("app/admin", file));
  const textOf = (file: string) => readFileSync(file, "utf8");

  it.each(files.filter((file) => /\/(page|layout)\.tsx$/.test(file)))("%s asks who reads it", (file) => {
    expect(textOf(file)).toMatch(/await requireStaff\(/);
  });

  it.each(files.filter((file) => file.endsWith("actions.ts")))("%s asks who posts it, and from where", (file) => {
    const exported = textOf(file).match(/export async function/g)?.length ?? 0;
    const guarded = textOf(file).match(/await asStaff\(|await requireSameOrigin\(\)/g)?.length ?? 0;
    expect(exported).toBeGreaterThan(0);
    expect(guarded).toBeGreaterThanOrEqual(exported);
  });
});

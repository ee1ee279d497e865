import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { listStaffActs } from "@/lib/auth/list-staff-acts";
import { db } from "@/lib/db/client";
import type { AppError } from "@/lib/errors";
import { stripe } from "@/lib/stripe/client";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { listPortalSessions } from "./history";
import { openForCustomer } from "./open-for-customer";
import { openPortalSession } from "./open-session";
import { recordReturn } from "./record-return";
import { findReturnNotice } from "./return-notice";

beforeAll(prepareStripe);

const reason = "Asked by phone to correct the address.";
const rest = () => ({
  intentKey: randomUUID(),
  locale: null,
  source: "/admin/customers",
  request: { userAgent: "Browser/1", networkAddress: "203.0.113.0/24" },
});
const open = (actor: CurrentUser, userId: string, more: object = {}) =>
  openForCustomer({ actor, userId, reason, ...rest(), ...more });
const rowsOf = (userId: string) => db().portalSession.findMany({ where: { userId }, orderBy: { requestedAt: "asc" } });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: AppError) => error.code,
  );

describe("openForCustomer", () => {
  it("says who opened it and why: in the log, in the customer's history, and as an admin event", async () => {
    const [{ user }, actor] = [await newSubscriber(), await newUser({ role: "support" })];
    const { url } = await open(actor, user.id, { reason: `  ${reason}\n` });
    expect(url).toContain("/p/session/");
    const [row, ...others] = await rowsOf(user.id);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ openedById: actor.id, openedByRole: "support", reason, state: "open" });
    expect((await listPortalSessions(user.id, { limit: 5 })).rows).toMatchObject([{ isByStaff: true, reason }]);
    expect(await db().adminEvent.findMany({ where: { subjectId: row?.id } })).toMatchObject([
      { action: "portal_opened_for", actorId: actor.id, actorRole: "support", after: { userId: user.id, reason } },
    ]);
  });

  it("makes one visit and one admin event of a double click", async () => {
    const [{ user }, actor] = [await newSubscriber(), await newUser({ role: "admin" })];
    const intentKey = randomUUID();
    const answers = await Promise.all([open(actor, user.id, { intentKey }), open(actor, user.id, { intentKey })]);
    expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
    const [row, ...others] = await rowsOf(user.id);
    expect(others).toEqual([]);
    expect(await db().adminEvent.count({ where: { subjectId: row?.id } })).toBe(1);
  });

  it.each(["", "too short", "x".repeat(501), " \n\t \u200b\u200b\u200b\u200b\u200b\u200b\u200b "])(
    "wants a reason of 10 to 500 characters: %j",
    async (unfit) => {
      const [{ user }, actor] = [await newSubscriber(), await newUser({ role: "admin" })];
      expect(await codeOf(open(actor, user.id, { reason: unfit }))).toBe("reason_needed");
      expect(await rowsOf(user.id)).toEqual([]);
    },
  );

  it("is not for customers, and finds nobody under an id that is none", async () => {
    const [{ user }, other, actor] = [await newSubscriber(), await newUser(), await newUser({ role: "support" })];
    expect(await codeOf(open(other, user.id))).toBe("not_found");
    expect(await codeOf(open(user, user.id))).toBe("not_found");
    expect(await codeOf(open(actor, randomUUID()))).toBe("not_found");
    expect(await codeOf(open(actor, "nonsense"))).toBe("not_found");
    expect(await codeOf(open(actor, actor.id))).toBe("invalid_input");
    expect(await rowsOf(user.id)).toEqual([]);
  });

  it("writes down that somebody tried who may not any more, ten times a minute", async () => {
    const [{ user }, actor] = [await newSubscriber(), await newUser({ role: "support" })];
    const demoted = { ...actor, role: "customer" as const };
    for (let at = 0; at < 12; at++) expect(await codeOf(open(demoted, user.id))).toBe("not_found");
    expect(await codeOf(open(demoted, randomUUID()))).toBe("not_found");
    const acts = await db().adminEvent.findMany({ where: { actorId: actor.id } });
    expect(acts).toHaveLength(10);
    expect(acts[0]).toMatchObject({
      action: "portal_refused_for",
      actorRole: "customer",
      subjectType: "user",
      subjectId: user.id,
      ...rest().request,
    });
    expect(await rowsOf(user.id)).toEqual([]);
  });

  it("stands among what staff did about the person, whatever came of it", async () => {
    const [{ user }, actor] = [await newSubscriber(), await newUser({ role: "support" })];
    await inject({ operation: "POST /v1/billing_portal/sessions", status: 500 });
    expect(await codeOf(open(actor, user.id))).toBe("stripe_unavailable");
    await openPortalSession({ ...rest(), user, flow: null });
    expect(await listStaffActs(actor, [user.id, user.customer.id])).toMatchObject([
      { action: "portal_opened_for", by: actor.email, after: { reason }, ...rest().request },
    ]);
  });

  it("counts the clicks of the staff member, not the customer's", async () => {
    const [{ user }, actor] = [await newSubscriber(), await newUser({ role: "support" })];
    for (let at = 0; at < 10; at++) await open(actor, user.id);
    expect(await codeOf(open(actor, user.id))).toBe("rate_limited");
    await openPortalSession({ ...rest(), user, flow: null });
    expect((await rowsOf(user.id)).map(({ state }) => state)).toEqual([...Array(10).fill("open"), "denied", "open"]);
  });

  it("is returned from by who opened it, and what they changed is attributed to it", async () => {
    const [person, actor] = [await newSubscriber(), await newUser({ role: "support" })];
    await open(actor, person.user.id);
    const [{ id: staffVisit } = { id: "" }] = await rowsOf(person.user.id);
    await stripe().subscriptions.update(person.subscription.id, { cancel_at_period_end: true });
    const events = await eventsOf(person.stripeCustomerId, "customer.subscription.updated");
    // what is done in the portal carries a key of Stripe's own
    const ofPortal = events.map((event) => ({
      ...event,
      request: { id: event.request?.id ?? null, idempotency_key: randomUUID() },
    }));
    await deliverAndProcess(person.stripeCustomerId, ofPortal);
    expect(await recordReturn(person.user.id, staffVisit)).toBeNull(); // not by the customer
    expect(await findReturnNotice(person.user.id, staffVisit)).toBeNull();
    expect(await recordReturn(actor.id, staffVisit)).toEqual({ userId: person.user.id });
    expect(await findReturnNotice(person.user.id, staffVisit, undefined, actor.id)).toMatchObject({ isFresh: true });
    const { rows } = await listPortalSessions(person.user.id, { limit: 5 });
    expect(rows[0]).toMatchObject({ state: "returned", outcomes: [{ kind: "cancellation_scheduled" }] });

    await openPortalSession({ ...rest(), user: person.user, flow: null });
    const [, { id: ownVisit } = { id: "" }] = await rowsOf(person.user.id);
    expect(await recordReturn(actor.id, ownVisit)).toBeNull(); // nor the customer's by staff
  });
});

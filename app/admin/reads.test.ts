import { randomUUID } from "node:crypto";
import { beforeAll, expect, it, vi } from "vitest";
import { cookieName } from "@/lib/auth/cookies";
import { tokenHash } from "@/lib/auth/find-session";
import { db } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import CustomerPage from "./customers/[id]/page";
import CustomersPage from "./customers/page";
import EventPage from "./events/[id]/page";
import EventsPage from "./events/page";
import ActivityPage from "./people/activity/page";
import SessionPage from "./sessions/[id]/page";
import SessionLogPage from "./sessions/page";

// Each page of what holds personal data writes down that it was read: by whom, and of what.

const asked = vi.hoisted(() => new Headers());
vi.mock("next/headers", async () => {
  const { RequestCookies } = await import("next/dist/compiled/@edge-runtime/cookies");
  return { headers: async () => asked, cookies: async () => new RequestCookies(asked) };
});

const ids = { actor: "", user: "", email: "", session: "", event: `evt_${randomUUID().replaceAll("-", "")}` };
beforeAll(async () => {
  const [actor, ana, token] = [await newUser({ role: "admin" }), await newUser(), randomUUID()];
  const expires = new Date(Date.now() + 30 * 24 * 3_600_000); // long enough not to be renewed
  await db().session.create({ data: { sessionToken: tokenHash(token), userId: actor.id, expires } });
  asked.set("cookie", `${cookieName("session")}=${token}`);
  const row = logRow(ana, new Date());
  await db().portalSession.create({ data: row });
  const event = { type: "customer.updated", livemode: false, createdAt: new Date(), payload: {} };
  await db().stripeEvent.create({ data: { id: ids.event, ...event } });
  Object.assign(ids, { actor: actor.id, user: ana.id, email: ana.email, session: row.id });
});

const no = Promise.resolve({});
const of = (id: string) => ({ params: Promise.resolve({ id }), searchParams: no });
const by = (searchParams: Record<string, string>) => ({ params: no, searchParams: Promise.resolve(searchParams) });

it.each<[string, () => Promise<unknown>, () => object]>([
  ["the log", () => SessionLogPage(by({ state: "failed" })), () => ({ action: "log_read" })],
  ["a session", () => SessionPage(of(ids.session)), () => ({ action: "log_session_read", subjectId: ids.session })],
  [
    "a customer",
    () => CustomerPage(of(ids.user)),
    () => ({ action: "log_read", after: { filters: { person: ids.user } } }),
  ],
  [
    "the customers of a text",
    () => CustomersPage(by({ q: "ana@" })),
    () => ({ action: "people_read", after: { filters: { person: "(text)" } } }),
  ],
  ["an event", () => EventPage(of(ids.event)), () => ({ action: "event_read", subjectId: ids.event })],
  [
    "the events of a customer",
    () => EventsPage(by({ customer: "cus_read", from: "2026-11-24T00:00+01:00" })),
    () => ({
      action: "event_read",
      after: { filters: { person: "cus_read", from: new Date("2026-11-23T23:00:00Z").toISOString() } },
    }),
  ],
  ["what staff did", () => ActivityPage(by({ action: "changes" })), () => ({ action: "acts_read" })],
  [
    "what staff did about somebody",
    () => ActivityPage(by({ about: ids.email })),
    () => ({ action: "acts_read", after: { filters: { person: ids.user }, about: "" } }),
  ],
  [
    "what staff did about nobody",
    () => ActivityPage(by({ about: "nobody@example.com" })),
    () => ({ action: "acts_read", after: { about: "(text)" } }),
  ],
])("%s", async (_, read, written) => {
  const before = await db().adminEvent.count();
  await read();
  const [newest] = await db().adminEvent.findMany({ orderBy: { id: "desc" }, take: 1 });
  expect(await db().adminEvent.count()).toBe(before + 1);
  expect(newest).toMatchObject({ actorId: ids.actor, actorRole: "admin", ...written() });
});

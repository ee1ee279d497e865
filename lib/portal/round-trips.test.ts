import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import { findSession, tokenHash } from "@/lib/auth/find-session";
import { db } from "@/lib/db/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { callsTo } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { listPortalSessions } from "./history";
import { openPortalSession } from "./open-session";

beforeAll(prepareStripe);

const clickOf = (user: Awaited<ReturnType<typeof newSubscriber>>["user"]) => ({
  user,
  intentKey: randomUUID(),
  flow: null,
  locale: null,
  source: "/account",
  request: { userAgent: null, networkAddress: null },
});

/** What some work answers, and the statements that it sends to the database. */
async function counting<T>(work: () => Promise<T>): Promise<{ found: T; statements: string[] }> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  const found = await work();
  const statements = sent.mock.calls.map(([query]) =>
    String((query as unknown as { text?: string }).text ?? query).trim(),
  );
  sent.mockRestore();
  return { found, statements };
}

it("a click is three statements and one call: the row beside the billing, Stripe, the row again", async () => {
  const { user } = await newSubscriber();
  await openPortalSession(clickOf(user)); // the portal configuration is known from here on
  const callsBefore = await callsTo("/v1/billing_portal/sessions");
  const readsBefore = await callsTo("/v1/billing_portal/configurations", "GET");
  const { statements } = await counting(() => openPortalSession(clickOf(user)));
  expect(statements.map((text) => text.slice(0, 6).toUpperCase()).sort()).toEqual(["SELECT", "UPDATE", "WITH C"]);
  expect(await callsTo("/v1/billing_portal/sessions")).toHaveLength(callsBefore.length + 1);
  expect(await callsTo("/v1/billing_portal/configurations", "GET")).toHaveLength(readsBefore.length);
});

it("who clicks is known by one statement: the sign-in, the user and their customer", async () => {
  const { user } = await newSubscriber();
  const sessionToken = randomUUID();
  const expires = new Date(Date.now() + 60_000);
  await db().session.create({ data: { sessionToken: tokenHash(sessionToken), userId: user.id, expires } });
  const { found, statements } = await counting(() => findSession(sessionToken));
  expect(found?.user).toMatchObject({ id: user.id, customer: { id: user.customer.id } });
  expect(statements).toHaveLength(1);
});

it("the account page reads its data in two statements, whatever there is to show", async () => {
  const { user } = await newSubscriber();
  for (let visits = 0; visits < 3; visits++) await openPortalSession(clickOf(user));
  const { found, statements } = await counting(() =>
    Promise.all([findBilling(user.id), listPortalSessions(user.id, { limit: 5 })]),
  );
  expect([found[0]?.invoices.length, found[1].rows.length]).toEqual([1, 3]);
  expect(statements.map((text) => text.slice(0, 6))).toEqual(["SELECT", "SELECT"]);
});

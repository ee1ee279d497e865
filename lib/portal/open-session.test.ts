import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { AppError } from "@/lib/errors";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { findConfiguration } from "@/lib/testing/find-configuration";
import { callsTo, type Fault, forgetFaults, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { configurationOf } from "./choose-configuration";
import { forgetPortalConfiguration } from "./configuration";
import { enterClick } from "./enter-click";
import { openPortalSession, type PortalClick } from "./open-session";

const path = "/v1/billing_portal/sessions";
const operation = `POST ${path}`;

beforeAll(prepareStripe);

let person: Awaited<ReturnType<typeof newSubscriber>>;
beforeEach(async () => {
  person = await newSubscriber();
});

const click = (more: Partial<PortalClick> = {}): PortalClick => ({
  user: person.user,
  intentKey: randomUUID(),
  flow: null,
  locale: "de-AT",
  source: "/account",
  request: { userAgent: "Test/1.0", networkAddress: "203.0.113.0/24" },
  ...more,
});
const rowsOf = (userId: string) => db().portalSession.findMany({ where: { userId }, orderBy: { requestedAt: "asc" } });
const callsFor = async (rows: { id: string }[]) => {
  const ids = rows.map(({ id }) => id);
  return (await callsTo(path)).filter(({ idempotencyKey }) => ids.includes(idempotencyKey ?? ""));
};
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail("it went well"),
    (error: AppError) => error,
  );

describe("openPortalSession", () => {
  it("records every field of Stripe's object but the URL", async () => {
    const { url } = await openPortalSession(click());
    const [row] = await rowsOf(person.user.id);
    expect(url).toContain("/p/session/");
    expect(row).toMatchObject({
      state: "open",
      stripeCustomerId: person.stripeCustomerId,
      source: "/account",
      openedByRole: "customer",
      stripeSessionId: expect.stringMatching(/^bps_/),
      object: "billing_portal.session",
      livemode: false,
      configurationId: expect.stringMatching(/^bpc_/),
      stripeCreatedAt: expect.any(Date),
      locale: "de",
      customerAccount: null,
      onBehalfOf: null,
      flow: null,
      afterExpiration: null,
      stripeStatus: 200,
      stripeRequestId: expect.stringMatching(/^req_/),
      stripeMs: expect.any(Number),
      openedAt: expect.any(Date),
      userAgent: "Test/1.0",
      networkAddress: "203.0.113.0/24",
      errorCode: null,
      askedConfigurationId: null,
      returnUrl: `http://localhost:3000/account/portal-return?visit=${row?.id}`,
    });
    const token = url.split("/p/session/")[1] ?? url;
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(row)).not.toContain("/p/session/");
  });

  it("makes one row and one call of two parallel clicks on one form", async () => {
    const intent = click();
    const [first, second] = await Promise.all([openPortalSession(intent), openPortalSession(intent)]);
    const rows = await rowsOf(person.user.id);
    expect(second.url).toBe(first.url);
    expect(rows).toHaveLength(1);
    expect(await callsFor(rows)).toHaveLength(1);
  });

  it("brings back the same session when another instance gets the second click", async () => {
    const intent = click();
    const first = await openPortalSession(intent);
    const second = await (await anotherInstance()).openPortalSession(intent);
    const rows = await rowsOf(person.user.id);
    expect(second.url).toBe(first.url);
    expect(rows).toHaveLength(1);
    expect((await callsFor(rows)).map(({ idempotentReplayed }) => idempotentReplayed)).toEqual([true, false]);
  });

  it("waits for the first click's answer when another instance gets the second meanwhile", async () => {
    const intent = click();
    await inject({ operation, delayMs: 2_500 });
    const other = await anotherInstance();
    const [first, second] = await Promise.all([openPortalSession(intent), other.openPortalSession(intent)]);
    expect(second.url).toBe(first.url);
    expect(await rowsOf(person.user.id)).toMatchObject([{ state: "open", errorCode: null, stripeStatus: 200 }]);
  });

  it("leaves the row of another instance alone when only the second click fails", async () => {
    const intent = click();
    const { user: openedBy } = person;
    const { flow: requestedFlow, request, ...rest } = intent;
    const entry = { ...rest, ...request, requestedFlow, openedBy, userId: openedBy.id, customer: openedBy.customer };
    await enterClick({ ...entry, reason: null, deniedFor: null });
    await inject({ operation, status: 500, times: 5 });
    expect(await failureOf(openPortalSession(intent))).toMatchObject({ code: "stripe_unavailable" });
    await forgetFaults();
    expect(await rowsOf(person.user.id)).toMatchObject([{ state: "creating", errorCode: null }]);
  });

  it("makes a visit of its own of a form that comes back a minute later", async () => {
    const intent = click();
    await openPortalSession(intent);
    await db().$executeRaw`UPDATE "PortalIntent" SET "requestedAt" = now() - interval '61 s'
      WHERE "intentKey" = ${intent.intentKey}::uuid`;
    await (await anotherInstance()).openPortalSession(intent);
    expect((await rowsOf(person.user.id)).map(({ state }) => state)).toEqual(["open", "open"]);
  });

  it("refuses the intent of another person", async () => {
    const intent = click();
    await openPortalSession(intent);
    const other = await newSubscriber();
    expect(await failureOf(openPortalSession({ ...intent, user: other.user }))).toMatchObject({
      code: "invalid_input",
    });
    expect(await rowsOf(other.user.id)).toEqual([]);
  });

  it("keeps a denied row for somebody who has no customer", async () => {
    const user = await newUser();
    expect(await failureOf(openPortalSession(click({ user })))).toMatchObject({ code: "no_customer" });
    expect(await rowsOf(user.id)).toMatchObject([
      { state: "denied", errorCode: "no_customer", stripeCustomerId: null },
    ]);
  });

  it("denies the eleventh click of a minute, says how long to wait, and asks Stripe ten times", async () => {
    const answers = await Promise.allSettled(Array.from({ length: 25 }, () => openPortalSession(click())));
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as AppError] : []));
    const rows = await rowsOf(person.user.id);
    expect(refused).toHaveLength(15);
    for (const { code, retryAfterSeconds } of refused) {
      expect(code).toBe("rate_limited");
      expect(retryAfterSeconds).toBeGreaterThan(0);
      expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    }
    expect(rows.filter(({ state }) => state === "denied")).toHaveLength(15);
    expect(await callsFor(rows)).toHaveLength(10);
  });

  it("opens a deep link where it makes sense, and the home where it makes none", async () => {
    await openPortalSession(click({ flow: "subscription_cancel" }));
    await stripe().subscriptions.update(person.subscription.id, { cancel_at_period_end: true });
    await syncCustomer(person.stripeCustomerId);
    await openPortalSession(click({ flow: "subscription_cancel" }));
    expect(await rowsOf(person.user.id)).toMatchObject([
      { requestedFlow: "subscription_cancel", flowType: "subscription_cancel" },
      { requestedFlow: "subscription_cancel", flowType: null },
    ]);
  });
});

const failures: [string, Omit<Fault, "operation">, string, number | null][] = [
  ["answers 500", { status: 500, times: 5 }, "stripe_unavailable", 500],
  ["closes the connection", { reset: true, times: 5 }, "stripe_unavailable", null],
  ["begins an answer and never ends it", { drip: true, times: 5 }, "stripe_timeout", null],
  ["never answers", { hang: true, times: 5 }, "stripe_timeout", null],
  ["has had too many requests", { status: 429, times: 5 }, "stripe_busy", 429],
  ["is still at work on the first try", { delayMs: 20_000 }, "stripe_timeout", null],
  ["does not accept the key", { status: 401, times: 5 }, "permission_missing", 401],
];

const declaredOf = async () => (await findConfiguration(configurationOf(await findBilling(person.user.id))))?.id;

describe("openPortalSession when Stripe", () => {
  it.each(failures)("%s keeps the failed attempt, and the next click works", async (_, fault, code, status) => {
    const startedAt = performance.now();
    await inject({ operation, ...fault });
    expect(await failureOf(openPortalSession(click()))).toMatchObject({ code });
    expect(performance.now() - startedAt).toBeLessThan(8_500);
    const [row] = await rowsOf(person.user.id);
    expect(row).toMatchObject({ state: "failed", errorCode: code, stripeStatus: status, failedAt: expect.any(Date) });
    expect(row).toMatchObject({ configurationId: null, askedConfigurationId: await declaredOf() });
    await forgetFaults();
    await openPortalSession(click());
    expect(await rowsOf(person.user.id)).toMatchObject([{ state: "failed" }, { state: "open" }]);
  });

  it("cannot be asked for the configuration names none in the failed attempt", async () => {
    forgetPortalConfiguration();
    await inject({ operation: "GET /v1/billing_portal/configurations", status: 500, times: 5 });
    expect(await failureOf(openPortalSession(click()))).toMatchObject({ code: "stripe_unavailable" });
    expect(await rowsOf(person.user.id)).toMatchObject([{ state: "failed", askedConfigurationId: null }]);
    await forgetFaults();
  });

  it("is not asked after all names the configuration that was chosen", async () => {
    const declared = await declaredOf();
    const change = { flow: "subscription_update_confirm", plan: "starter" } as const; // the one they have
    expect(await failureOf(openPortalSession(click(change)))).toMatchObject({ code: "nothing_to_change" });
    expect(await rowsOf(person.user.id)).toMatchObject([{ state: "failed", askedConfigurationId: declared }]);
  });

  it("says that the customer is gone, and makes no new one silently", async () => {
    await stripe().customers.del(person.stripeCustomerId);
    expect(await failureOf(openPortalSession(click()))).toMatchObject({ code: "customer_missing" });
    expect(await rowsOf(person.user.id)).toMatchObject([{ state: "failed", errorCode: "customer_missing" }]);
    expect(await db().customer.count({ where: { userId: person.user.id } })).toBe(1);
  });
});

/** A second process of the app, as far as what it keeps in memory is concerned. */
async function anotherInstance() {
  vi.resetModules();
  return import("./open-session");
}

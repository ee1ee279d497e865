import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { AppError } from "@/lib/errors";
import { callsTo } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { enterClick } from "./enter-click";
import { openPortalSession } from "./open-session";

const path = "/v1/billing_portal/sessions";
const nowhere = { userAgent: null, networkAddress: null };

beforeAll(prepareStripe);

describe("The limits of a click", () => {
  it("leaves consistent rows of fifty parallel clicks of one person, and asks Stripe ten times", async () => {
    const { user } = await newSubscriber();
    const click = () =>
      openPortalSession({
        user,
        intentKey: randomUUID(),
        flow: null,
        locale: null,
        source: "/account",
        request: nowhere,
      });
    const answers = await Promise.allSettled(Array.from({ length: 50 }, click));
    const codes = answers.flatMap((answer) => (answer.status === "rejected" ? [(answer.reason as AppError).code] : []));
    const rows = await db().portalSession.findMany({ where: { userId: user.id } });
    const ids = new Set<string | null>(rows.map(({ id }) => id));
    expect(codes).toEqual(Array(40).fill("rate_limited"));
    expect(rows).toHaveLength(50);
    expect(rows.filter(({ state, stripeSessionId }) => state === "open" && stripeSessionId)).toHaveLength(10);
    expect(rows.filter(({ state, errorCode }) => state === "denied" && errorCode === "rate_limited")).toHaveLength(40);
    expect((await callsTo(path)).filter(({ idempotencyKey }) => ids.has(idempotencyKey))).toHaveLength(10);
  });

  it("lets as many people in a second through as the setting says, and tells the next how long to wait", async () => {
    const people = await Promise.all(Array.from({ length: 30 }, () => newUser()));
    await db().rateLimiterFlexible.deleteMany({ where: { key: "portal:everybody" } });
    const enter = (userId: string) =>
      enterClick({
        intentKey: randomUUID(),
        userId,
        customer: null,
        source: "/account",
        openedBy: { id: userId, role: "customer" },
        reason: null,
        requestedFlow: null,
        ...nowhere,
        deniedFor: null,
      });
    const first = await enter(people[0]?.id ?? "");
    // the second is held open, so that a slow machine counts the same; nineteen more of it are left
    await db().$executeRaw`
      UPDATE "RateLimiterFlexible"
      SET "expire" = now() + interval '10 s', "points" = ${env().STRIPE_PORTAL_SESSIONS_PER_SECOND - 19}
      WHERE "key" = 'portal:everybody'`;
    const entered = [first, ...(await Promise.all(people.slice(1).map(({ id }) => enter(id))))];
    const denied = entered.filter((row) => row?.state === "denied");
    expect(denied).toHaveLength(10);
    for (const row of denied) {
      expect(row?.errorCode).toBe("rate_limited");
      expect(row?.retryAfterSeconds).toBeGreaterThan(0);
      expect(row?.retryAfterSeconds).toBeLessThanOrEqual(10);
    }
  });
});

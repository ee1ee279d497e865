import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { stripe } from "@/lib/stripe/client";
import { findConfiguration } from "@/lib/testing/find-configuration";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { closeSession } from "./close-session";
import { failSession } from "./fail-session";

beforeAll(prepareStripe);

async function made() {
  const { user, stripeCustomerId } = await newSubscriber();
  const data = { openedById: user.id, openedByRole: user.role, source: "/account", stripeCustomerId };
  const { id } = await db().portalSession.create({ data: { ...data, intentKey: uuidv7(), userId: user.id } });
  const configuration = (await findConfiguration())?.id;
  const session = await stripe().billingPortal.sessions.create({ customer: stripeCustomerId, configuration });
  return { id, session, row: () => db().portalSession.findUniqueOrThrow({ where: { id } }) };
}
const answer = { requestId: "req_1", status: 200, ms: 51, billingBefore: { subscriptions: [], card: null } };

it("adds the answer to a row that the event has opened already, and nothing to one that has its answer", async () => {
  const { id, session, row } = await made();
  expect(await closeSession(id, session)).toBe(true);
  const opened = await row();
  expect(opened).toMatchObject({ state: "open", stripeMs: null, billingBefore: null });

  expect(await closeSession(id, session, answer)).toBe(true);
  const { ms: stripeMs, status: stripeStatus, requestId: stripeRequestId, billingBefore } = answer;
  const answered = { ...opened, stripeMs, stripeStatus, stripeRequestId, billingBefore };
  expect(await row()).toEqual(answered);

  expect(await closeSession(id, session, { ...answer, requestId: "req_2", ms: 52 })).toBe(true);
  expect(await row()).toEqual(answered);
});

it("gives a row that failed Stripe's object, and nobody its link", async () => {
  const { id, session, row } = await made();
  await failSession(id, new AppError("stripe_timeout"), 8_000);
  expect(await closeSession(id, session, answer)).toBe(false);
  expect(await row()).toMatchObject({ state: "failed", stripeSessionId: session.id });
  expect(await closeSession(id, session)).toBe(false);
});

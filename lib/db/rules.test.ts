import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { PortalSessionState } from "@/generated/prisma/enums";
import { newUser } from "@/lib/testing/people";
import { db } from "./client";

let userId: string;
beforeAll(async () => {
  userId = (await newUser()).id;
});

const open = { stripeSessionId: "", openedAt: new Date(), state: "open" as const };
const row = (more: object = {}) =>
  db().portalSession.create({
    data: {
      intentKey: randomUUID(),
      userId,
      openedById: userId,
      openedByRole: "customer" as const,
      source: "/account",
      ...more,
    },
  });
const opened = (more: object = {}) => row({ ...open, stripeSessionId: `bps_${randomUUID()}`, ...more });

describe("what the database itself refuses", () => {
  it.each([
    ["an open visit without Stripe's id", () => row({ state: "open", openedAt: new Date() })],
    ["a failed one without a reason", () => row({ state: "failed" })],
    ["a denied one without a reason", () => row({ state: "denied" })],
    ["a returned one without a time", () => opened({ state: "returned" })],
    ["a return before the opening", () => opened({ state: "returned", returnedAt: new Date(0) })],
    ["a portal URL as the return address", () => opened({ returnUrl: "https://billing.stripe.com/p/session/x" })],
    ["a portal URL in the flow", () => opened({ flow: { url: "https://pay.example.com/p/session/x" } })],
    ["somebody else's visit without a reason", async () => row({ openedById: (await newUser()).id })],
    ["an address in capitals", () => db().user.create({ data: { email: "Ana@example.com" } })],
  ])("%s", async (_, work) => {
    await expect(work()).rejects.toThrow(/constraint/i);
  });

  it("a second row for one intent, or for one Stripe session", async () => {
    const { id: portalSessionId, intentKey, stripeSessionId } = await opened();
    await db().portalIntent.create({ data: { intentKey, portalSessionId } });
    await expect(db().portalIntent.create({ data: { intentKey, portalSessionId } })).rejects.toThrow(/unique/i);
    await expect(opened({ stripeSessionId })).rejects.toThrow(/unique/i);
  });
});

describe("the state of a visit", () => {
  const facts: Record<PortalSessionState, object> = {
    creating: {},
    open,
    returned: { ...open, returnedAt: new Date(Date.now() + 1_000) },
    failed: { errorCode: "stripe_timeout" },
    denied: { errorCode: "no_customer" },
    unknown: {},
  };
  const states = Object.keys(facts) as PortalSessionState[];
  const forward = [
    "creating open",
    "creating failed",
    "creating denied",
    "creating unknown",
    "open returned",
    "unknown open",
  ];

  it.each(states.flatMap((from) => states.filter((to) => to !== from).map((to) => [from, to] as const)))(
    "from %s to %s only where that is forward",
    async (from, to) => {
      const ids = { stripeSessionId: `bps_${randomUUID()}` };
      const { id } = await row({ ...facts[from], ...ids, state: from });
      const move = db().portalSession.update({ where: { id }, data: { ...facts[to], ...ids, state: to } });
      if (forward.includes(`${from} ${to}`)) expect(await move).toMatchObject({ state: to });
      else await expect(move).rejects.toThrow();
    },
  );
});

describe("what staff did", () => {
  it("stays written, also when they are gone", async () => {
    const actor = await newUser({ role: "admin" });
    const { id } = await db().adminEvent.create({ data: { actorId: actor.id, action: "role" } });
    await expect(db().adminEvent.update({ where: { id }, data: { action: "nothing" } })).rejects.toThrow(/append-only/);
    await expect(db().adminEvent.delete({ where: { id } })).rejects.toThrow(/append-only/);
    await db().user.delete({ where: { id: actor.id } });
    expect(await db().adminEvent.findUnique({ where: { id } })).toMatchObject({ actorId: null, action: "role" });
  });
});

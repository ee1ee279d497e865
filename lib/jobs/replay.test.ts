import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { encodeCursor } from "@/lib/db/keyset";
import { processEvents } from "@/lib/jobs/process-events";
import { stripe } from "@/lib/stripe/client";
import { deliver } from "@/lib/testing/deliver";
import { eventsOf, forgetFaults, inject } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { listEvents } from "@/lib/webhooks/list-events";
import { replayEvent, replayFailed } from "@/lib/webhooks/replay";

beforeAll(prepareStripe);

/** An event that failed its last try, and no job that would try it again. */
async function failedEvent() {
  const { stripeCustomerId, user } = await newSubscriber();
  await stripe().customers.update(stripeCustomerId, { name: "Renamed" });
  const [event] = await eventsOf(stripeCustomerId, "customer.updated");
  if (!event) throw new Error("the local Stripe sent no event");
  await deliver(event);
  await inject({ operation: "GET /v1/subscriptions", status: 500, times: 4 });
  await expect(processEvents(stripeCustomerId, { isLastTry: true })).rejects.toThrow();
  await forgetFaults();
  await db().$executeRaw`SELECT graphile_worker.remove_job(${`customer_${stripeCustomerId}`})`;
  const row = () => db().stripeEvent.findUniqueOrThrow({ where: { id: event.id } });
  const jobs = () =>
    db().$queryRaw<object[]>`SELECT 1 FROM graphile_worker.jobs WHERE "key" = ${`customer_${stripeCustomerId}`}`;
  return { id: event.id, stripeCustomerId, user, row, jobs };
}

const details = { userAgent: "Desk/1", networkAddress: "203.0.113.0/24" };

describe("replayEvent", () => {
  it("has a failed event tried again, and writes down who asked", async () => {
    const admin = await newUser({ role: "admin" });
    const { id, row, jobs, stripeCustomerId } = await failedEvent();
    expect(await row()).toMatchObject({ failedAt: expect.any(Date) });
    await replayEvent(admin, id, details);
    expect(await row()).toMatchObject({ failedAt: null, error: null });
    expect(await jobs()).toHaveLength(1);
    expect(await db().adminEvent.findFirst({ where: { subjectId: id } })).toMatchObject({
      action: "event_replayed",
      actorId: admin.id,
      ...details,
    });
    await processEvents(stripeCustomerId, { isLastTry: false });
    expect(await row()).toMatchObject({ processedAt: expect.any(Date) });
    await expect(replayEvent(admin, id)).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["customer", "support"] as const)("is not for %s", async (role) => {
    const { id, row } = await failedEvent();
    const actor = await newUser({ role });
    await expect(replayEvent(actor, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(replayFailed(actor)).rejects.toMatchObject({ code: "not_found" });
    expect(await row()).toMatchObject({ failedAt: expect.any(Date) });
  });
});

describe("replayFailed", () => {
  it("has all that failed tried again", async () => {
    const admin = await newUser({ role: "admin" });
    const [first, second] = [await failedEvent(), await failedEvent()];
    expect(await replayFailed(admin, details)).toBeGreaterThanOrEqual(2);
    expect(await db().adminEvent.findFirst({ where: { actorId: admin.id } })).toMatchObject(details);
    for (const { row, jobs } of [first, second]) {
      expect(await row()).toMatchObject({ failedAt: null });
      expect(await jobs()).toHaveLength(1);
    }
    expect(await replayFailed(admin)).toBe(0);
  });
});

describe("listEvents", () => {
  it("pages through each state once and back again, without payloads", async () => {
    const admin = await newUser({ role: "admin" });
    const { id, row } = await failedEvent();
    const { payload: _, ...copy } = await row();
    // all in the same millisecond: the id breaks the tie
    const copies = Array.from({ length: 120 }, (_, at) => ({ ...copy, id: `${id}x${at}`, payload: {} }));
    await db().stripeEvent.createMany({ data: copies });
    const read = async (cursor?: string) => {
      const page = await listEvents(admin, { state: "failed", cursor });
      expect(page.rows.every(({ state }) => state === "failed")).toBe(true);
      expect(JSON.stringify(page.rows)).not.toContain("payload");
      return page;
    };
    let page = await read();
    expect(page.newer).toBeNull();
    const seen = page.rows.map((event) => event.id);
    while (page.older) {
      page = await read(page.older);
      seen.push(...page.rows.map((event) => event.id));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await db().stripeEvent.count({ where: { failedAt: { not: null } } }));
    const back = page.rows.map((event) => event.id);
    while (page.newer) {
      page = await read(page.newer);
      back.unshift(...page.rows.map((event) => event.id));
    }
    expect(back).toEqual(seen);
  });

  it("begins at the newest for a cursor that is none of its own", async () => {
    const admin = await newUser({ role: "admin" });
    const first = await listEvents(admin);
    const ofTheLog = encodeCursor({ direction: "older", at: new Date(), id: randomUUID() });
    for (const cursor of [ofTheLog, "1.evt_x", "%00"]) expect(await listEvents(admin, { cursor })).toEqual(first);
  });
});

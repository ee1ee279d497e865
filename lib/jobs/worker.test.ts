import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { deliver } from "@/lib/testing/deliver";
import { eventsOf, inject } from "@/lib/testing/local-stripe";
import { logRow } from "@/lib/testing/log-rows";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { unlockDeadWorkers } from "./dead-workers";
import { startWorker, type Worker } from "./worker";

beforeAll(prepareStripe);

let worker: Worker | undefined;
afterEach(() => worker?.stop());

async function waitingEvent() {
  const { stripeCustomerId } = await newSubscriber();
  await stripe().customers.update(stripeCustomerId, { name: "Renamed" });
  const [event] = await eventsOf(stripeCustomerId, "customer.updated");
  if (!event) throw new Error("the local Stripe sent no event");
  await deliver(event);
  const isProcessed = async () => (await db().stripeEvent.findUnique({ where: { id: event.id } }))?.processedAt != null;
  return { stripeCustomerId, isProcessed };
}
// others than those of events wait for their time
const lockedBy = async () => {
  const jobs = await db().$queryRaw<{ locked_by: string | null }[]>`
    SELECT "locked_by" FROM graphile_worker.jobs WHERE "task_identifier" = 'process_events'`;
  return jobs.map((job) => job.locked_by);
};

const isOfWorkers = Prisma.sql`"datname" = current_database() AND "application_name" IN ('portico worker', 'portico jobs')`;
const listeningWorkers = async () => {
  const [row] = await db().$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE ${isOfWorkers} AND "query" LIKE 'LISTEN%'`;
  return row.count;
};

/** Cuts the workers' connections while they wait: graphile-worker leaves unheard what fails as it ticks off a job. */
async function cutConnections() {
  const isIdle = async () =>
    (
      await db().$queryRaw<object[]>`
    SELECT FROM graphile_worker.jobs WHERE "locked_by" IS NOT NULL OR "run_at" <= now()`
    ).length === 0;
  await expect.poll(listeningWorkers, { timeout: 30_000 }).toBe(1);
  await expect.poll(isIdle, { timeout: 30_000 }).toBe(true);
  await db().$queryRaw`SELECT pg_terminate_backend("pid") FROM pg_stat_activity WHERE ${isOfWorkers}`;
}

describe("the worker", () => {
  it("works off what waits, and what comes while it runs", async () => {
    const before = await waitingEvent();
    worker = startWorker();
    await expect.poll(before.isProcessed, { timeout: 30_000 }).toBe(true);
    const later = await waitingEvent();
    await expect.poll(later.isProcessed, { timeout: 30_000 }).toBe(true);
    expect(await db().customer.findUnique({ where: { stripeCustomerId: later.stripeCustomerId } })).toMatchObject({
      name: "Renamed",
    });
  });

  it("gives back the jobs of one that was killed, when the next one starts", async () => {
    const { isProcessed } = await waitingEvent();
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET "locked_by" = 'pool-killed', "locked_at" = now()`;
    await db()
      .$executeRaw`UPDATE graphile_worker._private_job_queues SET "locked_by" = 'pool-killed', "locked_at" = now()`;
    worker = startWorker();
    await expect.poll(isProcessed, { timeout: 30_000 }).toBe(true);
  });

  it("gives up what a crash left behind within a minute: it looks after twenty seconds, and twice a minute", async () => {
    const { id: openedById } = await newUser();
    const requestedAt = new Date(Date.now() - 21_000);
    const click = { intentKey: randomUUID(), openedById, openedByRole: "customer", source: "/account" } as const;
    const { id } = await db().portalSession.create({ data: { ...click, userId: openedById, requestedAt } });
    await db().$executeRaw`SELECT graphile_worker.add_job('tidy')`; // as the schedule does on the minute
    worker = startWorker();
    const stateOf = async () => (await db().portalSession.findUniqueOrThrow({ where: { id } })).state;
    await expect.poll(stateOf, { timeout: 30_000 }).toBe("unknown");
    const [next] = await db().$queryRaw<{ seconds: number }[]>`
      SELECT extract(epoch FROM "run_at" - "created_at")::float AS "seconds" FROM graphile_worker.jobs
      WHERE "task_identifier" = 'tidy_again'`;
    expect(next?.seconds).toBeGreaterThan(25);
    expect(next?.seconds).toBeLessThanOrEqual(30);
  });

  it("has PostgreSQL look at the log as a whole, which it does for no partitioned table by itself", async () => {
    const people = await Promise.all([newUser(), newUser()]);
    await db().portalSession.createMany({ data: people.map((person) => logRow(person, new Date())) });
    const known = async () =>
      db().$queryRaw<unknown[]>`
        SELECT "n_distinct" FROM pg_stats WHERE "tablename" = 'PortalSession' AND "attname" = 'userId' AND "inherited"`;
    expect(await known()).toEqual([]);
    await db().$executeRaw`SELECT graphile_worker.add_job('analyze_log')`;
    worker = startWorker();
    await expect.poll(async () => (await known()).length, { timeout: 30_000 }).toBe(1);
  });

  it("outlives the loss of all its connections, however often, and goes on", async () => {
    vi.spyOn(console, "trace").mockReturnValue(); // graphile-worker prints why each of its workers ended
    worker = startWorker();
    for (let time = 0; time < 5; time++) await cutConnections();
    const { isProcessed } = await waitingEvent();
    await expect.poll(isProcessed, { timeout: 30_000 }).toBe(true);
  });

  it("finishes what it has begun, however often it is told to stop", async () => {
    const { isProcessed } = await waitingEvent();
    await inject({ operation: "GET /v1/subscriptions", delayMs: 1_500 });
    worker = startWorker();
    await expect.poll(lockedBy, { timeout: 30_000 }).toEqual([expect.stringMatching(/./)]);
    await Promise.all([worker.stop(), worker.stop()]);
    await worker.stop();
    expect(await isProcessed()).toBe(true);
  });

  it("stops after its connections were lost, too", async () => {
    vi.spyOn(console, "trace").mockReturnValue(); // graphile-worker prints why each of its workers ended
    worker = startWorker();
    await cutConnections();
    await worker.stop();
    expect(await listeningWorkers()).toBe(0);
  });

  it("leaves the jobs of the living alone", async () => {
    const { isProcessed } = await waitingEvent();
    await inject({ operation: "GET /v1/subscriptions", delayMs: 1_500 });
    worker = startWorker();
    await expect.poll(lockedBy, { timeout: 30_000 }).toEqual([expect.stringMatching(/./)]);
    expect(await unlockDeadWorkers()).toBe(0);
    await expect.poll(isProcessed, { timeout: 30_000 }).toBe(true);
  });
});

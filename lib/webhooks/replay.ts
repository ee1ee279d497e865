import { type Actor, recordStaffAct } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { enqueue } from "./enqueue";
import { kindOf } from "./handlers";
import { jobFor } from "./job-for";

/**
 * Has an event that was not worked off tried again from the start. One that was stays as it is.
 * @throws {AppError} not_found for anyone but an admin, and where no such event waits
 */
export async function replayEvent(actor: Actor, id: string, details?: RequestDetails): Promise<void> {
  requirePermission(actor, "replay_events");
  await db().$transaction(async (tx) => {
    const [event] = await tx.stripeEvent.updateManyAndReturn({ where: { id, processedAt: null }, data: waiting });
    if (!event) throw new AppError("not_found");
    await enqueueAgain(tx, [event]);
    await recordStaffAct({ actor, action: "event_replayed", subject: { type: "event", id }, details }, tx);
  });
}

/**
 * The same for all events that failed.
 * @returns how many
 * @throws {AppError} not_found for anyone but an admin
 */
export async function replayFailed(actor: Actor, details?: RequestDetails): Promise<number> {
  requirePermission(actor, "replay_events");
  return db().$transaction(async (tx) => {
    const where = { processedAt: null, failedAt: { not: null } };
    const events = await tx.stripeEvent.updateManyAndReturn({ where, data: waiting });
    if (!events.length) return 0;
    await enqueueAgain(tx, events);
    await recordStaffAct({ actor, action: "events_replayed", after: { events: events.length }, details }, tx);
    return events.length;
  });
}

const waiting = { failedAt: null, error: null };

async function enqueueAgain(tx: Transaction, events: { id: string; type: string; stripeCustomerId: string | null }[]) {
  const jobs = events.map(({ id, type, stripeCustomerId }) => jobFor({ id, kind: kindOf(type), stripeCustomerId }));
  const byKey = new Map(jobs.flatMap((job) => (job ? [[job.key, job] as const] : [])));
  for (const job of byKey.values()) await enqueue(job, tx);
}

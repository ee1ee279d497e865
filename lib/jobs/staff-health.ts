import type { Actor } from "@/lib/auth/admin-event";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { portalProblems } from "@/lib/portal/watch-configuration";
import { type Health, readHealth } from "./health";
import { findLastReconcile, type LastReconcile } from "./last-reconcile";

export type StaffHealth = {
  events: Health;
  lastEventAt: Date | null;
  /** `due`: a worker should have them by now. `failing`: tried, and to be tried again. `lost`: given up. */
  jobs: { due: number; failing: number; lost: number };
  reconciled: LastReconcile | null;
  /** What is wrong with the portal configurations at Stripe: how much. Null: not known yet. */
  portalProblems: number | null;
  /** For how long the log is kept. */
  keptDays: number;
};

/**
 * How what runs behind the pages is doing.
 * @throws {AppError} not_found for anyone but staff
 */
export async function findStaffHealth(actor: Actor): Promise<StaffHealth> {
  requirePermission(actor, "read_admin");
  const [events, newest, [jobs], reconciled] = await Promise.all([
    readHealth(),
    db().stripeEvent.findFirst({ select: { receivedAt: true }, orderBy: { receivedAt: "desc" } }),
    db().$queryRaw<[StaffHealth["jobs"]]>`
      SELECT count(*) FILTER (WHERE "attempts" = 0 AND "run_at" < now() - interval '1 minute')::int AS "due",
        count(*) FILTER (WHERE "attempts" > 0 AND "attempts" < "max_attempts")::int AS "failing",
        count(*) FILTER (WHERE "attempts" >= "max_attempts")::int AS "lost"
      FROM graphile_worker.jobs WHERE "locked_at" IS NULL`,
    findLastReconcile(actor),
  ]);
  const lastEventAt = newest?.receivedAt ?? null;
  const keptDays = env().LOG_RETENTION_DAYS;
  return { events, lastEventAt, jobs, reconciled, portalProblems: portalProblems(), keptDays };
}

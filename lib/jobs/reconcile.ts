import { type Actor, recordStaffAct } from "@/lib/auth/admin-event";
import { db } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { log } from "@/lib/log";
import { syncCatalog } from "@/lib/plans/sync-catalog";
import { markUnknown } from "@/lib/portal/mark-unknown";
import { inBackground } from "@/lib/stripe/background";
import { toAppError } from "@/lib/stripe/errors";
import { type Mended, mendDrift } from "./mend-drift";
import { type Fetched, fetchMissedEvents } from "./missed-events";

const day = 24 * 60 * 60_000;
const keptByStripe = 30 * day; // Stripe docs: List all events
const overlap = 60 * 60_000; // what Stripe listed late, or what was on its way the last time

export type Report = Fetched & Mended & { begunAt: string; since: string; visitsUnknown: number };

/**
 * Finds what a lost event or a crash left behind and mends it: visits that were cut off, events that never came, a mirror
 * that drifted (decision 13). The hourly one looks back to the one before it, and re-reads customers once a day;
 * `isFull` looks at everything that Stripe still knows. Idempotent; what it mended is written down.
 */
export async function reconcile({ isFull, actor = null }: { isFull: boolean; actor?: Actor | null }): Promise<Report> {
  return inBackground(async () => {
    const begunAt = await databaseNow();
    const visitsUnknown = await markUnknown();
    const since = isFull ? new Date(begunAt.getTime() - keptByStripe) : await lookBackTo(begunAt);
    const fetched = await fetchMissedEvents(since).catch((error) => Promise.reject(toAppError(error)));
    await syncCatalog();
    const mended = await mendDrift(isFull ? begunAt : new Date(begunAt.getTime() - day));
    const report = {
      begunAt: begunAt.toISOString(),
      since: since.toISOString(),
      visitsUnknown,
      ...fetched,
      ...mended,
    };
    log.info(report, "reconciled with Stripe");
    await recordStaffAct({ actor, action: "reconcile", after: report });
    return report;
  });
}

// one that failed half-way wrote nothing down, so the next one looks back to the last that came to its end
async function lookBackTo(now: Date): Promise<Date> {
  const oldest = now.getTime() - keptByStripe;
  const last = await db().adminEvent.findFirst({ where: { action: "reconcile" }, orderBy: [{ at: "desc" }] });
  const report = last?.after as Pick<Report, "begunAt"> | null | undefined;
  return new Date(Math.max(oldest, report ? Date.parse(report.begunAt) - overlap : oldest));
}

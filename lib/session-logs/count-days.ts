import { db } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { countedLog } from "./measures";

export const dayMs = 24 * 60 * 60 * 1_000;
const atOnce = 7; // days in one transaction: seconds at ten million rows a year

/** The first moment of a day of UTC, `daysAgo` before the given one. */
export const dayOf = (at: Date, daysAgo = 0) => new Date(Math.floor(at.getTime() / dayMs - daysAgo) * dayMs);

/**
 * Counts the log of the last days anew, today included: an event that came late, a session that was returned from. The
 * first time, when nothing is counted yet, it counts all of it. Any number of times, and side by side.
 */
export async function countLastDays(days: number): Promise<void> {
  const isFirst = (await db().logDay.findFirst({ select: { day: true } })) === null;
  if (isFirst) return countAllDays();
  const now = await databaseNow();
  await countDays(dayOf(now, days - 1), dayOf(now, -1));
}

/** Counts the whole log anew, the newest days first. Days whose sessions are gone (retention) keep their counts. */
export async function countAllDays(): Promise<void> {
  const { _min: oldest } = await db().portalSession.aggregate({ _min: { requestedAt: true } });
  if (!oldest.requestedAt) return;
  await countDays(dayOf(oldest.requestedAt), dayOf(await databaseNow(), -1));
}

/** Counts the days from one on until another, which is not one of them. Both are beginnings of days. */
export async function countDays(from: Date, until: Date): Promise<void> {
  for (let end = until; end > from; ) {
    const begin = new Date(Math.max(from.getTime(), end.getTime() - atOnce * dayMs));
    await countOnce(begin, end);
    end = begin;
  }
}

async function countOnce(from: Date, until: Date): Promise<void> {
  await db().$transaction(
    async (tx) => {
      // one at a time: of two that overlap, the later one has seen what the earlier one wrote
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('portico log days'))`;
      await tx.logDay.deleteMany({ where: { day: { gte: from, lt: until } } });
      await tx.$executeRaw`
        INSERT INTO "LogDay" ("day", "measure", "value", "flow", "configurationId", "count")
        SELECT * FROM ${countedLog(from, until)} counted`;
    },
    { timeout: 60_000, maxWait: 60_000 },
  );
}

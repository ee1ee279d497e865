import { recordStaffAct } from "@/lib/auth/admin-event";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { eraseOldTraces } from "./erase-old-traces";

const rowsAtOnce = 2_000; // so that one statement stays far below its time limit

/**
 * The daily housekeeping: makes the months to come, drops those that are over for as long as the log is kept, and takes out
 * what is kept for a shorter time. Idempotent; what was cut off goes on the next day. What went is written down.
 */
export async function keepRetention(): Promise<void> {
  const keepDays = env().LOG_RETENTION_DAYS;
  await db().$queryRaw`
    SELECT make_log_partitions((now() AT TIME ZONE 'UTC')::date, ((now() + interval '3 months') AT TIME ZONE 'UTC')::date)`;
  const traces = await eraseOldTraces();
  const rows = await repeat(async () => {
    const [{ gone }] = await db().$queryRaw<[{ gone: number }]>`
      SELECT forget_old_log(${keepDays}::int, ${rowsAtOnce}::int) AS "gone"`;
    return gone;
  });
  const dropped = await db().$queryRaw<{ name: string }[]>`
    SELECT name FROM drop_log_partitions(${keepDays}::int) AS name`;
  const months = dropped.map(({ name }) => name);
  await db().portalIntent.deleteMany({ where: { requestedAt: { lt: ago(1) } } });
  await db().session.deleteMany({ where: { expires: { lt: new Date() } } });
  await db().verificationToken.deleteMany({ where: { expires: { lt: new Date() } } });
  await db().rateLimiterFlexible.deleteMany({ where: { expire: { lt: ago(1) } } });
  const report = { ...traces, rows, months, keepDays };
  log.info(report, "retention");
  if (traces.agents || traces.events || rows || months.length) {
    await recordStaffAct({ actor: null, action: "retention", after: report });
  }
}

/** Does it until there is nothing more to do. @returns how much was done */
export async function repeat(work: () => Promise<number>): Promise<number> {
  for (let total = 0; ; ) {
    const done = await work();
    total += done;
    if (!done) return total;
  }
}

const ago = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000);

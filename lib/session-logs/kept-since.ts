import type { Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";

/**
 * Before when retention may have taken what was in the log: by the setting of today, or by what was written down when it was
 * shorter. Never less than 400 days, whatever is written.
 */
export async function keptSince(client: Transaction): Promise<Date> {
  const [{ since }] = await client.$queryRaw<[{ since: Date }]>`
    SELECT greatest(log_kept_since(${env().LOG_RETENTION_DAYS}::int), date_trunc('month',
      max(least("at", now()) - greatest(("after"->>'keepDays')::int, 400) * interval '1 day'), 'UTC')) AS "since"
    FROM "AdminEvent" WHERE "action" = 'retention'`;
  return since;
}

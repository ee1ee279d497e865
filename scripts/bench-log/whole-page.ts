import type { CurrentUser } from "@/lib/auth/current-user";
import { countSessionLog } from "@/lib/session-logs/count";
import type { LogFilters } from "@/lib/session-logs/filters";
import { knownValues } from "@/lib/session-logs/known-values";
import { listSessionLog } from "@/lib/session-logs/list";
import { recordRead } from "@/lib/session-logs/record-read";

const details = { userAgent: "bench", networkAddress: null };

/** What app/admin/sessions/page.tsx asks the database for, all at once as it does: nothing of it waits for another part. */
export const readWholePage = (actor: CurrentUser, filters: LogFilters, cursor?: string) =>
  Promise.all([
    listSessionLog(actor, filters, cursor),
    countSessionLog(actor, filters),
    knownValues(actor),
    writeRead(actor, filters),
  ]);

/** That it was read, written down: the one part of a page that writes. */
export const writeRead = (actor: CurrentUser, filters: LogFilters) =>
  recordRead(actor, { action: "log_read", filters }, details);

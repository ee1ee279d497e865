import { validate as isUuid } from "uuid";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import type { ErrorCode } from "@/lib/errors";
import { exportName } from "./export-log";
import type { ExportEnd } from "./export-stream";

export type ExportProgress = {
  /** `waiting`: nothing is known of it, yet or any more. */
  state: "waiting" | "running" | "complete" | "ended" | "refused";
  rows: number | null;
  bytes: number;
  /** Why there is no file. */
  refused?: ErrorCode;
};

/**
 * How far an export of this person is. While it runs PostgreSQL itself says so, whichever instance serves it; its end is
 * in the book of what staff did.
 * @throws {AppError} not_found for whom the log is not to be exported
 */
export async function exportProgress(actor: CurrentUser, key: string): Promise<ExportProgress> {
  requirePermission(actor, "export_log");
  if (!isUuid(key)) return { state: "waiting", rows: 0, bytes: 0 };
  const ended = await db().adminEvent.findFirst({
    where: { subjectType: "export", subjectId: key, actorId: actor.id, action: "log_export_ended" },
  });
  if (ended) {
    const { rows, bytes, isComplete, refused } = ended.after as ExportEnd & { refused?: ErrorCode };
    if (refused) return { state: "refused", rows: null, bytes: 0, refused };
    return { state: isComplete ? "complete" : "ended", rows, bytes };
  }
  const [copying] = await db().$queryRaw<{ rows: bigint; bytes: bigint }[]>`
    SELECT p.tuples_processed AS "rows", p.bytes_processed AS "bytes"
    FROM pg_stat_progress_copy p JOIN pg_stat_activity a ON a.pid = p.pid WHERE a.application_name = ${exportName(key)}`;
  if (!copying) return { state: "waiting", rows: 0, bytes: 0 };
  return { state: "running", rows: Number(copying.rows), bytes: Number(copying.bytes) };
}

import { validate as isUuid } from "uuid";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db } from "@/lib/db/client";
import { copyOut } from "@/lib/db/copy-out";
import type { Position } from "@/lib/db/keyset";
import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { type ExportFormat, exportSql } from "./export-sql";
import { type ExportEnd, streamOf } from "./export-stream";
import type { LogFilters } from "./filters";
import { findMatches } from "./find-matches";
import { recordRead } from "./record-read";

export type ExportRequest = {
  key: string; // a UUID, by which its progress is asked for
  filters: LogFilters;
  format: ExportFormat;
  /** The id of the last row that somebody has already: the export goes on behind it. */
  after?: string;
  details: RequestDetails;
  /** Asked again and again while the file is taken: a role that was taken away, or a sign-out, cuts it. */
  isStillAllowed: () => Promise<boolean>;
  recheckMs?: number;
  stallMs?: number;
};

const atOnce = 4; // of one process: each holds a connection for as long as its reader takes
let running = 0;

export const exportName = (key: string) => `portico export ${key}`;

/**
 * The filtered log as a file, row by row as PostgreSQL reads it: a slow reader slows PostgreSQL, one that goes ends it.
 * Its beginning and its end are written down, and so is that it was refused.
 * @throws {AppError} not_found for whom the log is not to be exported, and for an `after` that is no row; rate_limited
 */
export async function exportSessionLog(
  actor: CurrentUser,
  request: ExportRequest,
): Promise<ReadableStream<Uint8Array>> {
  requirePermission(actor, "export_log");
  const { key, filters, format, after, details } = request;
  const subject = { type: "export", id: key } as const;
  const facts = { format, ...(after && { after }) };
  await recordRead(actor, { action: "log_exported", filters, subject, facts }, details);
  try {
    return await begin(request, (end) =>
      recordRead(actor, { action: "log_export_ended", subject, facts: end }, details),
    );
  } catch (error) {
    const code = error instanceof AppError ? error.code : "unexpected";
    await recordRefusedExport(actor, request, code).catch((err) =>
      log.error({ err }, "an export's end is not written"),
    );
    throw error;
  }
}

/**
 * Writes down that there will be no file, and why: whoever waits for it is told so with its progress.
 * @throws {AppError} not_found for whom the log is not to be exported
 */
export async function recordRefusedExport(
  actor: CurrentUser,
  { key, details }: Pick<ExportRequest, "key" | "details">,
  refused: ErrorCode,
): Promise<void> {
  requirePermission(actor, "export_log");
  const subject = { type: "export", id: key } as const;
  await recordRead(actor, { action: "log_export_ended", subject, facts: { refused } }, details);
}

async function begin(request: ExportRequest, recordEnd: (end: ExportEnd) => Promise<void>) {
  const { key, filters, format, isStillAllowed, recheckMs = 5_000, stallMs = 60_000 } = request;
  const position = await positionAfter(request.after);
  if (running >= atOnce) throw new AppError("rate_limited", { retryAfterSeconds: 60 });
  running += 1;
  const end = async (facts: ExportEnd) => {
    running -= 1;
    await recordEnd(facts);
  };
  try {
    const matches = await findMatches(filters);
    const copy = await copyOut(exportSql({ filters, matches }, format, position), exportName(key));
    return streamOf(copy, format, { end, isStillAllowed, recheckMs, stallMs });
  } catch (error) {
    running -= 1;
    throw error;
  }
}

async function positionAfter(id: string | undefined): Promise<Position | null> {
  if (!id) return null;
  const row = isUuid(id) && (await db().portalSession.findUnique({ where: { id }, select: { requestedAt: true } }));
  if (!row) throw new AppError("not_found");
  return { at: row.requestedAt, id, direction: "older" };
}

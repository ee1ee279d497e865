import { validate as isUuid } from "uuid";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import type { RequestDetails } from "@/lib/auth/request-details";
import { db } from "@/lib/db/client";
import { type CopyOut, copyOut } from "@/lib/db/copy-out";
import type { Position } from "@/lib/db/keyset";
import { AppError } from "@/lib/errors";
import { csvHead, type ExportFormat, exportSql } from "./export-sql";
import type { LogFilters } from "./filters";
import { findMatches } from "./find-matches";
import { recordLogRead } from "./record-read";

export type ExportRequest = {
  key: string; // a UUID, by which its progress is asked for
  filters: LogFilters;
  format: ExportFormat;
  /** The id of the last row that somebody has already: the export goes on behind it. */
  after?: string;
  details: RequestDetails;
  /** A reader that takes nothing for so long has gone without saying so. */
  stallMs?: number;
};

const atOnce = 4; // of one process: each holds a connection for as long as its reader takes
let running = 0;

export const exportName = (key: string) => `portico export ${key}`;

/**
 * The filtered log as a file, row by row as PostgreSQL reads it: a slow reader slows PostgreSQL, one that goes ends it.
 * Its beginning and its end are written down.
 * @throws {AppError} not_found for whom the log is not to be exported, and for an `after` that is no row; rate_limited
 */
export async function exportSessionLog(
  actor: CurrentUser,
  request: ExportRequest,
): Promise<ReadableStream<Uint8Array>> {
  requirePermission(actor, "export_log");
  const { key, filters, format, details, stallMs = 60_000 } = request;
  const position = await positionAfter(request.after);
  if (running >= atOnce) throw new AppError("rate_limited", { retryAfterSeconds: 60 });
  running += 1;
  const subject = { type: "export", id: key } as const;
  const end = async (facts: { rows: number | null; bytes: number; isComplete: boolean }) => {
    running -= 1;
    await recordLogRead(actor, { action: "log_export_ended", subject, facts }, details);
  };
  try {
    const facts = { format, ...(request.after && { after: request.after }) };
    await recordLogRead(actor, { action: "log_exported", filters, subject, facts }, details);
    const matches = await findMatches(filters);
    const copy = await copyOut(exportSql({ filters, matches }, format, position), exportName(key));
    return streamOf(copy, format, { end, stallMs });
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

type Ends = {
  end: (facts: { rows: number | null; bytes: number; isComplete: boolean }) => Promise<void>;
  stallMs: number;
};

function streamOf(copy: CopyOut, format: ExportFormat, { end, stallMs }: Ends): ReadableStream<Uint8Array> {
  let bytes = 0;
  let isOver = false;
  let stalled: NodeJS.Timeout | undefined;
  const encoder = new TextEncoder();
  const stop = async (rows: number | null) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(stalled);
    if (rows === null) copy.abort();
    await end({ rows, bytes, isComplete: rows !== null });
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (format === "csv") controller.enqueue(encoder.encode(csvHead));
      },
      async pull(controller) {
        clearTimeout(stalled);
        try {
          const { value, done } = await copy.chunks.next();
          if (done) {
            const rows = await copy.finish();
            if (format === "ndjson") controller.enqueue(encoder.encode(`${JSON.stringify({ end: true, rows })}\n`));
            await stop(rows); // before the reader knows that it is over
            return controller.close();
          }
          bytes += value.byteLength;
          controller.enqueue(value);
          stalled = setTimeout(() => void stop(null), stallMs).unref();
        } catch (error) {
          await stop(null);
          throw error; // the download fails, and is not taken for a whole one
        }
      },
      cancel: () => stop(null),
    },
    { highWaterMark: 1 },
  );
}

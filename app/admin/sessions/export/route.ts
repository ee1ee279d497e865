import { randomUUID } from "node:crypto";
import type { NextRequest } from "next/server";
import { validate as isUuid } from "uuid";
import { type CurrentUser, requireStaff } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { stillMay } from "@/lib/auth/still-may";
import { AppError } from "@/lib/errors";
import { exportSessionLog, recordRefusedExport } from "@/lib/session-logs/export-log";
import { parseLogFilters } from "@/lib/session-logs/filters";
import { endWithReader } from "../end-with-reader";
import { refuseHead } from "../refuse-head";

const kinds = {
  csv: "text/csv; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
};

// who may export has named a row that is none; for others there is nothing here
const notFound = (actor: CurrentUser) =>
  may(actor, "export_log")
    ? new Response("after: Give the id of a session that is in the log.\n", { status: 400 })
    : new Response(null, { status: 404 });

/** The filtered log as a file, sent as it is read: `format=csv|ndjson`, and `after`, the id of the last row one has. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await requireStaff("/admin/sessions");
  const [{ timeZone }, details, isStillAllowed] = await Promise.all([
    reader(actor),
    requestDetails(),
    stillMay("export_log"),
  ]);
  const params = Object.fromEntries(request.nextUrl.searchParams);
  const { filters, problems } = parseLogFilters(params, timeZone);
  const format = params.format === "ndjson" ? "ndjson" : "csv";
  const key = params.key && isUuid(params.key) ? params.key : randomUUID();
  try {
    // a page leaves out what it does not understand and says so; a file cannot say so, and would hold too much
    if (problems.length) {
      await recordRefusedExport(actor, { key, details }, "invalid_input");
      return new Response(problems.map((one) => `${one.field}: ${one.message}\n`).join(""), { status: 400 });
    }
    const wanted = { key, filters, format, after: params.after, details, isStillAllowed } as const;
    const body = await exportSessionLog(actor, wanted);
    const answer = new Response(body, {
      headers: {
        "content-type": kinds[format],
        "content-disposition": `attachment; filename="portal-sessions.${format}"`,
        "cache-control": "private, no-store, no-transform",
      },
    });
    return endWithReader(answer, request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== "rate_limited") return notFound(actor);
    return new Response(null, { status: 429, headers: { "retry-after": String(error.retryAfterSeconds) } });
  }
}

export const HEAD = refuseHead;

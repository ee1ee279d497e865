import type { NextRequest } from "next/server";
import { requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { stillMay } from "@/lib/auth/still-may";
import { AppError } from "@/lib/errors";
import { parseLogFilters } from "@/lib/session-logs/filters";
import { followSessionLog } from "@/lib/session-logs/follow";
import { endWithReader } from "../end-with-reader";
import { refuseHead } from "../refuse-head";

/** How many sessions have come since a page of the log was made, as server-sent events. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await requireStaff("/admin/sessions");
  const [{ timeZone }, isStillAllowed] = await Promise.all([reader(actor), stillMay("read_admin")]);
  const params = Object.fromEntries(request.nextUrl.searchParams);
  const { filters } = parseLogFilters(params, timeZone);
  try {
    const stream = followSessionLog(actor, { filters, since: params.since ?? "", isStillAllowed });
    const answer = new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "private, no-store, no-transform", // not to be compressed, which would hold it back
        "x-accel-buffering": "no",
      },
    });
    return endWithReader(answer, request);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "rate_limited") throw error;
    return new Response(null, { status: 503, headers: { "retry-after": String(error.retryAfterSeconds) } });
  }
}

export const HEAD = refuseHead;

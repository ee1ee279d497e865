import type { NextRequest } from "next/server";
import { requireUser } from "@/lib/auth/current-user";
import { ownVisitsAsCsv, ownVisitsAsJson } from "@/lib/session-logs/own-export";

/** A person's own history, to keep: CSV unless JSON is asked for. Sent as it is read, however long it is. */
export async function GET(request: NextRequest): Promise<Response> {
  const user = await requireUser("/account/sessions");
  const isJson = request.nextUrl.searchParams.get("format") === "json";
  const text = isJson ? ownVisitsAsJson(user.id) : ownVisitsAsCsv(user.id);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": isJson ? "application/json; charset=utf-8" : "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="portal-history.${isJson ? "json" : "csv"}"`,
      "cache-control": "no-store",
    },
  });
}

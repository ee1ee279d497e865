import type { NextRequest } from "next/server";
import { requireStaff } from "@/lib/auth/current-user";
import { AppError } from "@/lib/errors";
import { exportProgress } from "@/lib/session-logs/export-progress";

/** How far an export is, for the line below the links. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await requireStaff("/admin/sessions");
  try {
    return Response.json(await exportProgress(actor, request.nextUrl.searchParams.get("key") ?? ""));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new Response(null, { status: 404 });
  }
}

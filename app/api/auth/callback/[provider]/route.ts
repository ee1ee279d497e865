import type { NextRequest } from "next/server";
import { handlers } from "@/lib/auth/next-auth";
import { refuseOtherOrigin } from "@/lib/auth/same-origin";
import { AppError } from "@/lib/errors";

// The two ends of a sign-in, and nothing else of next-auth's addresses: its own way to ask for a link would pass by our
// limit, and what it tells about sessions and providers nobody asks for.
type Context = { params: Promise<{ provider: string }> };

/** Where a provider (GitHub, Google, OpenID Connect) sends people back. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  // a link that signs in by being opened would be used up by programs that read mail, and could be planted on a page
  if ((await params).provider === "email") return new Response(null, { status: 405, headers: { Allow: "POST" } });
  return handlers.GET(request);
}

/** The button of the page that the link in the mail leads to. */
export async function POST(request: NextRequest, { params }: Context): Promise<Response> {
  if ((await params).provider !== "email") return new Response(null, { status: 405, headers: { Allow: "GET" } });
  try {
    refuseOtherOrigin(request.headers.get("origin"));
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: 403 });
    throw error;
  }
  return handlers.POST(request);
}

import { type NextRequest, NextResponse } from "next/server";
import { themeCookie, themeOf } from "@/app/theme/theme";
import { unavailablePage } from "@/app/unavailable-page";
import { contentSecurityPolicy } from "@/lib/auth/content-security-policy";
import { hasRoom } from "@/lib/db/has-room";

/**
 * What differs from answer to answer: the nonce, that nobody keeps a copy, and whether the page is begun at all: once it is, its status
 * is Next's. No access control: that stands where data is read.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const response = (await hasRoom()) ? passOn(request, nonce, policy) : unavailable(request, nonce);
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

function passOn(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy); // Next takes the nonce of its own scripts from here
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

function unavailable(request: NextRequest, nonce: string): NextResponse {
  const theme = themeOf(request.cookies.get(themeCookie())?.value);
  const headers = { "content-type": "text/html; charset=utf-8", "retry-after": "5" };
  return new NextResponse(unavailablePage(nonce, theme), { status: 503, headers });
}

// programs read these, no browser renders them; and each pass through here costs about half a millisecond
export const config = {
  matcher: "/((?!_next/static/|api/stripe/webhook$|api/health$|icon\\.svg$|apple-icon\\.png$|favicon\\.ico$).*)",
};

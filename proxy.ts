import { type NextRequest, NextResponse } from "next/server";
import { plainPage, tooLarge, unavailable } from "@/app/plain-page";
import { themeCookie, themeOf } from "@/app/theme/theme";
import { contentSecurityPolicy } from "@/lib/auth/content-security-policy";
import { hasRoom } from "@/lib/db/has-room";

/**
 * What differs from answer to answer: the nonce, that nobody keeps a copy, and whether the page is begun at all: once it is, its status
 * is Next's. Not begun it is where no form of ours can be that long, and where there is no room. No access control: that stands
 * where data is read.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const response = await answer(request, nonce, policy);
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

async function answer(request: NextRequest, nonce: string, policy: string): Promise<NextResponse> {
  const theme = themeOf(request.cookies.get(themeCookie())?.value);
  const headers = { "content-type": "text/html; charset=utf-8" };
  if (Number(request.headers.get("content-length")) > largestBody) {
    return new NextResponse(plainPage(tooLarge, nonce, theme), { status: 413, headers });
  }
  if (await hasRoom()) return passOn(request, nonce, policy);
  const page = plainPage(unavailable, nonce, theme);
  return new NextResponse(page, { status: 503, headers: { ...headers, "retry-after": "5" } });
}

// that of the actions (next.config.js): what Next makes of a larger one depends on how the form was sent, and says nothing to people
const largestBody = 16 * 1024;

function passOn(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy); // Next takes the nonce of its own scripts from here
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

// programs read these, no browser renders them; and each pass through here costs about half a millisecond
export const config = {
  matcher: "/((?!_next/static/|api/stripe/webhook$|api/health$|icon\\.svg$|apple-icon\\.png$|favicon\\.ico$).*)",
};

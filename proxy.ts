import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/auth/content-security-policy";

/** What differs from answer to answer: the nonce, and that nobody keeps a copy. No access control: that stands where data is read. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy); // Next takes the nonce of its own scripts from here
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
}

// programs read these, no browser renders them; and each pass through here costs about half a millisecond
export const config = {
  matcher:
    "/((?!_next/static/|api/stripe/webhook$|api/health$|admin/sessions/export$|icon\\.svg$|apple-icon\\.png$|favicon\\.ico$).*)",
};

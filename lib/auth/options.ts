import { randomBytes } from "node:crypto";
import type { NextAuthConfig } from "next-auth";
import { env } from "@/lib/env";
import { authAdapter } from "./adapter";
import { authLog } from "./auth-log";
import { authCookies } from "./cookies";
import type { CurrentUser } from "./current-user";
import { authProviders } from "./providers";
import type { RequestDetails } from "./request-details";
import { safeReturnPath } from "./return-path";
import { sessionLife } from "./session-life";
import { afterSignIn, maySignIn, unprovenAddress } from "./sign-in-rules";

declare module "next-auth" {
  interface Session {
    user: CurrentUser;
  }
}

/** How next-auth works here. @param details of the request in which a session may begin */
export function authOptions(details: RequestDetails): NextAuthConfig {
  return {
    secret: env().AUTH_SECRET,
    basePath: "/api/auth",
    trustHost: true, // it never looks: AUTH_URL is set in next-auth.ts
    useSecureCookies: env().APP_URL.startsWith("https:"),
    cookies: authCookies(),
    adapter: authAdapter(details),
    providers: authProviders(),
    session: {
      strategy: "database",
      maxAge: sessionLife.idle,
      updateAge: sessionLife.renewedEvery,
      generateSessionToken: () => randomBytes(32).toString("base64url"),
    },
    // errors of every kind go to one page, which has a sentence for each
    pages: { signIn: "/sign-in/error", error: "/sign-in/error", verifyRequest: "/sign-in/check-email" },
    callbacks: {
      signIn: maySignIn,
      redirect: ({ url, baseUrl }) => baseUrl + (url === unprovenAddress ? url : safeReturnPath(url)),
      session: ({ session, user }) => ({ expires: session.expires.toString(), user: user as unknown as CurrentUser }),
    },
    events: { signIn: afterSignIn },
    logger: authLog,
  };
}

import { env } from "@/lib/env";

const longest = 2_000;

/**
 * Where to go after sign-in: a path of this site, or the fallback. What was asked for is parsed as a browser would parse
 * it and only its path is kept; a look at its first characters would be deceived by `//`, `/\`, `/<tab>/` or `/.//`.
 */
export function safeReturnPath(asked: unknown, fallback = "/account"): string {
  if (typeof asked !== "string" || asked === "" || asked.length > longest) return fallback;
  const path = ownPath(asked);
  // the path of "/.//evil.example" is "//evil.example": what comes out must mean the same when it is read again
  if (path === undefined || ownPath(path) !== path) return fallback;
  return noDestination.test(path) ? fallback : path;
}

// signing in to sign in again, or to be signed out at once, or to see an answer meant for a program
const noDestination = /^\/(sign-in|sign-out|api)(\/|\?|#|$)/;

function ownPath(asked: string): string | undefined {
  const { APP_URL } = env();
  if (!URL.canParse(asked, APP_URL)) return undefined;
  const target = new URL(asked, APP_URL);
  return target.origin === APP_URL ? target.pathname + target.search + target.hash : undefined;
}

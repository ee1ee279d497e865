import type { NextAuthConfig } from "next-auth";
import { log } from "@/lib/log";

// Somebody's used or outdated link, a sign-in given up at the provider, a foreign cookie: daily life, not our failure.
const everyday = ["Verification", "AccessDenied", "OAuthAccountNotLinked", "OAuthCallbackError", "InvalidCheck"];

/** next-auth's own log would print messages and stacks that may hold addresses: kinds only. */
export const authLog: NonNullable<NextAuthConfig["logger"]> = {
  error(error) {
    const cause = error.cause instanceof Error ? error.cause : (error.cause as { err?: Error } | undefined)?.err;
    const kind = "type" in error ? error.type : error.name;
    const level = everyday.includes(String(kind)) ? "info" : "error";
    log[level](
      { kind, cause: cause?.name, causeCode: (cause as { code?: unknown } | undefined)?.code },
      "sign-in failed",
    );
  },
  warn: (code) => log.warn({ code }, "next-auth warns"),
  debug: () => {},
};

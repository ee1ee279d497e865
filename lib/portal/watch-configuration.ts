import { log } from "@/lib/log";
import { isOfKey } from "@/lib/stripe/errors";
import { checkConfiguration } from "./check-configuration";

const tenMinutes = 10 * 60 * 1_000;
let problems: number | null = null;
let askedAt = Number.NEGATIVE_INFINITY;

/**
 * How many problems the last check of the portal configurations found (npm run stripe:check names them); null: none has
 * come to its end yet. Answers at once: a check older than ten minutes is made anew beside it. A key that Stripe refuses is one
 * problem: nobody gets into the portal. Stripe or the database being away is none: the last answer stays.
 */
export function portalProblems(): number | null {
  if (performance.now() - askedAt > tenMinutes) {
    askedAt = performance.now();
    void check();
  }
  return problems;
}

async function check(): Promise<void> {
  try {
    const found = await checkConfiguration();
    for (const problem of found) log.warn({ problem }, "the portal configuration is not as declared");
    problems = found.length;
  } catch (err) {
    if (isOfKey(err)) problems = 1;
    log.warn({ err }, "the portal configuration could not be checked"); // beside a request: it must not end the process
  }
}

import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { ActionAnswer } from "./action-form";

/**
 * What an action answers when its domain call failed in a way we foresee; with a new intent key where the form has one.
 * Anything else is thrown on, to the error page and the log.
 */
export function answerOf(error: unknown, intentKey?: string): ActionAnswer {
  if (!(error instanceof AppError)) throw error;
  const { code, facts, retryAfterSeconds } = error;
  log.warn({ code, ...facts }, "an action was refused");
  return { error: code, ...(intentKey && { intentKey }), ...(retryAfterSeconds && { retryAfterSeconds }) };
}

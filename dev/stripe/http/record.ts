import type { Account } from "../core/account";
import type { Answer } from "./answer";

const kept = 1000;

/** Writes a call into the account's log, newest first. */
export function record(
  account: Account,
  request: { id: string; method: string; url: URL; form: unknown; key: string | null },
  answer: Answer,
  milliseconds: number,
) {
  account.requests.unshift({
    id: request.id,
    method: request.method,
    path: request.url.pathname,
    status: answer.status,
    idempotencyKey: request.key,
    idempotentReplayed: Boolean(answer.replayOf),
    params: request.form,
    answer: answer.body,
    milliseconds: Math.round(milliseconds * 100) / 100,
    at: new Date().toISOString(),
  });
  if (account.requests.length > kept) account.requests.pop();
}

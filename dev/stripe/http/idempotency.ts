import type { Account } from "../core/account";
import { Refusal } from "../core/errors";
import type { KeptAnswer } from "../core/saved";

const keptSeconds = 24 * 60 * 60;

/**
 * The first answer to this key, to be given again.
 * @throws {Refusal} 400 when the key was used with other parameters, 409 while its first request is still going on
 */
export function keptAnswer(account: Account, key: string, fingerprint: string): KeptAnswer | undefined {
  if (key.length > 255) {
    throw new Refusal(400, {
      type: "invalid_request_error",
      message: "Idempotency key must be at most 255 characters",
    });
  }
  if (account.keysInFlight.has(key)) {
    const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
    throw new Refusal(409, { type: "idempotency_error", code: "idempotency_key_in_use", message });
  }
  const kept = account.saved.answers.get(key);
  if (!kept || kept.at < account.now() - keptSeconds) return undefined;
  if (kept.fingerprint !== fingerprint) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
    throw new Refusal(400, { type: "idempotency_error", message });
  }
  return kept;
}

export function keepAnswer(account: Account, key: string, answer: KeptAnswer) {
  account.saved.answers.set(key, answer);
  for (const [oldKey, { at }] of account.saved.answers) {
    if (at >= account.now() - keptSeconds) break;
    account.saved.answers.delete(oldKey);
  }
  account.changed();
}

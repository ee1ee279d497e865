import type { Account } from "../core/account";
import type { Accounts } from "../core/accounts";
import { Refusal } from "../core/errors";

/** @throws {Refusal} 401 as Stripe answers it; a live key is refused because nothing here is live */
export function authenticate(accounts: Accounts, headers: Headers): Account {
  const key = keyOf(headers.get("authorization"));
  if (!key) throw unauthorized(`You did not provide an API key. ${howTo}`);
  if (key.startsWith("pk_")) {
    const message = `This API call cannot be made with a publishable API key. Please use a secret API key. ${where}`;
    throw unauthorized(message, "secret_key_required");
  }
  if (/^(sk|rk)_live_/.test(key)) {
    throw unauthorized(`Invalid API Key provided: ${masked(key)}. This is a local stand-in: it takes test keys only.`);
  }
  if (!/^(sk|rk)_test_\w+$/.test(key)) throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
  const connected = headers.get("stripe-account");
  return accounts.of(connected ? `${key}/${connected}` : key);
}

function keyOf(header: string | null): string {
  const [scheme = "", value = ""] = (header ?? "").split(" ");
  if (scheme.toLowerCase() === "bearer") return value.trim();
  if (scheme.toLowerCase() === "basic") return Buffer.from(value, "base64").toString().split(":")[0] ?? "";
  return "";
}

const howTo =
  "You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
const where = "You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.";

const masked = (key: string) => `${key.slice(0, 8)}${"*".repeat(Math.max(4, key.length - 12))}${key.slice(-4)}`;

const unauthorized = (message: string, code?: string) =>
  new Refusal(401, { type: "invalid_request_error", message, ...(code && { code }) });

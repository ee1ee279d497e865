import type Stripe from "stripe";
import { clientOf, newKey } from "../contract/target";
import type { LocalStripe } from "../server";

/** An account of its own at a running local Stripe, with its control API. */
export type TestAccount = {
  key: string;
  stripe: Stripe;
  control: (path: string, body?: object) => Promise<unknown>;
};

export function openAccount(server: LocalStripe, more: Stripe.StripeConfig = {}, key = newKey()): TestAccount {
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  const control = async (path: string, body?: object) => {
    const method = body ? "POST" : "GET";
    const answer = await fetch(`${server.url}/_local${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  return { key, stripe: clientOf(server, key, more), control };
}

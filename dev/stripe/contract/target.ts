import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { type LocalStripe, startLocalStripe } from "../server";

/** The Stripe a contract is held against. */
export type Target = { stripe: Stripe; isReal: boolean; close: () => Promise<void> };

/**
 * The local Stripe, or with `STRIPE_SECRET_KEY=sk_test_…` a real sandbox: the same tests, so that a difference between
 * the two is a failing test. What they make in a sandbox stays there.
 */
export async function openTarget(): Promise<Target> {
  const key = process.env.STRIPE_SECRET_KEY;
  const common = { maxNetworkRetries: 0, telemetry: false };
  if (key && !key.startsWith("sk_test_")) throw new Error("STRIPE_SECRET_KEY is no key of a sandbox: sk_test_…");
  if (key) return { stripe: new Stripe(key, common), isReal: true, close: async () => {} };
  const server = await startLocalStripe({ port: 0 });
  return { stripe: clientOf(server, newKey()), isReal: false, close: server.close };
}

export const newKey = (): string => `sk_test_${randomUUID().replaceAll("-", "")}`;

export function clientOf(server: LocalStripe, key: string, more: Stripe.StripeConfig = {}): Stripe {
  const { hostname, port } = new URL(server.url);
  return new Stripe(key, { protocol: "http", host: hostname, port, maxNetworkRetries: 0, telemetry: false, ...more });
}

/** What Stripe answers to a call that it refuses. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("Stripe took it");
}

import type Stripe from "stripe";

// what our calls to Stripe are marked with, and what the SDK marks the calls of any other server with
const callsOfServers = ["portico_", "stripe-node-retry-"];

/**
 * Whether no portal visit can have caused an event: a renewal or a schedule did (no request), or a call of a server.
 * (Stripe docs: Event object › request: null id for automatic events.)
 */
export function isOutside(request: Stripe.Event["request"]): boolean {
  if (!request?.id) return true;
  return callsOfServers.some((mark) => request.idempotency_key?.startsWith(mark));
}

import type Stripe from "stripe";
import { validate as isUuid } from "uuid";

// what our calls to Stripe are marked with, and what the SDK marks the calls of any other server with
const callsOfServers = ["portico_", "stripe-node-retry-"];

// a payment that its cardholder confirmed; an automatic one has no key, or its invoice's
const confirmedPayment = /^pi_\w+-(payatt|src)_\w+$/;

/**
 * Whether no portal visit can have caused an event: a renewal or a schedule did, or a call of a server. Stripe's hosted pages
 * make no request that has an id, and yet one with a key: a UUID, or that of the payment. Who calls the API has an id.
 * (Stripe docs: Event object › request: null id for automatic events. Decision 4 has the forms that were seen.)
 */
export function isOutside(request: Stripe.Event["request"]): boolean {
  const { id, idempotency_key: key } = request ?? {};
  if (!id && !(key && (isUuid(key) || confirmedPayment.test(key)))) return true;
  return callsOfServers.some((mark) => key?.startsWith(mark));
}

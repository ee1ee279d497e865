import type { ErrorCode } from "@/lib/errors";

/** For whoever runs this: what a refused visit means and what to do. Ids stand beside it, in the row and the log line. */
const lines: Partial<Record<ErrorCode, string>> = {
  customer_missing:
    "Stripe has no such customer: deleted there, or the key is another account's. Nothing is made up for it.",
  wrong_mode: "An id of test mode with a live key, or the reverse: check STRIPE_SECRET_KEY against this database.",
  configuration_missing: "No portal configuration in this mode: run npm run stripe:setup with this mode's key.",
  configuration_inactive: "Our portal configuration was archived at Stripe: activate it, or run npm run stripe:setup.",
  feature_off: "The portal configuration has this switched off: run npm run stripe:check to see what differs.",
  price_not_offered: "The portal configuration does not offer this price: run npm run stripe:setup.",
  nothing_to_change: "The plan is the one they have, or there is no other to change to. Nothing to do.",
  already_canceling: "Canceled already; our mirror was behind. Check that events are delivered.",
  flow_not_available: "The subscription is over, has several items or a schedule, or is not this customer's.",
  invalid_request: "A parameter of ours that Stripe does not take: see the request in Stripe's log by its id.",
  request_conflict: "The same idempotency key was used with other parameters.",
  permission_missing: "The key is wrong, rolled, or a restricted one lacks Customer portal write.",
  rate_limited: "Our own limit: this person, or everybody together, opened the portal too often.",
  stripe_busy: "Stripe's rate limit, 429. If it stays: fewer reads a second, or ask Stripe for more.",
  stripe_timeout: "Stripe did not answer within eight seconds: see status.stripe.com.",
  stripe_unavailable: "Stripe could not be reached or answered 5xx or nonsense: see status.stripe.com.",
  stripe_refused: "A refusal we do not know: see the request in Stripe's log by its id.",
  no_customer: "Somebody without a Stripe customer: they never bought anything.",
  unexpected: "A failure of our own: see the log at this time.",
};

/** What an operator reads beside an error code; null for what is none of theirs. */
export const operatorLine = (code: string): string | null =>
  Object.hasOwn(lines, code) ? (lines[code as ErrorCode] ?? null) : null;

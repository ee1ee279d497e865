import Stripe from "stripe";
import { AppError, type ErrorCode, type StripeFacts } from "@/lib/errors";

/**
 * Turns what the Stripe SDK threw into a failure of ours. The only place that looks into Stripe's errors: by type, code
 * and parameter. Messages are no contract, so they decide only where Stripe sends no code (marked below).
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  return new AppError(codeOf(error), { cause: error, facts: factsOf(error) });
}

/** Whether what was asked for by its id is not at Stripe: never was, or in the other mode or another account. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing";
}

/** Whether Stripe will not do what was asked, however often: not a failure of the moment, nor of the key. */
export function isInvalidRequest(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError;
}

/** Whether the key is to blame: it is wrong, rolled, or a restricted one that lacks a permission. */
export function isOfKey(error: unknown): boolean {
  const isOfStripe = error instanceof AppError || error instanceof Stripe.errors.StripeError;
  return isOfStripe && toAppError(error).code === "permission_missing";
}

/** Whether the same idempotency key is being worked on for another request just now: its answer will be ours as well. */
export function isInFlight(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409;
}

/** Whether it is an earlier failure of Stripe's own, given again: an idempotency key keeps that for a day, as any answer. */
export function isKeptFailure(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError) || (error.statusCode ?? 0) < 500) return false;
  return error.headers?.["idempotent-replayed"] === "true";
}

function codeOf(error: Stripe.errors.StripeError): ErrorCode {
  const { errors } = Stripe;
  if (error instanceof errors.StripeConnectionError) return isTimeout(error) ? "stripe_timeout" : "stripe_unavailable";
  if (error instanceof errors.StripeRateLimitError || error.statusCode === 429) return "stripe_busy";
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) {
    return "permission_missing";
  }
  if (error instanceof errors.StripeIdempotencyError || error.statusCode === 409) return "request_conflict";
  if (error instanceof errors.StripeAPIError || (error.statusCode ?? 500) >= 500) return "stripe_unavailable";
  if (error.code === "resource_missing") return missingResource(error);
  if (error.code && ourMistakes.has(error.code)) return "invalid_request";
  // no code from here on: Stripe tells these apart by words only
  return wordsOfRefusals.find(([words]) => words.test(error.message))?.[1] ?? "stripe_refused";
}

const ourMistakes = new Set([
  "parameter_unknown",
  "parameter_missing",
  "parameter_invalid_integer",
  "parameter_invalid_empty",
  "url_invalid",
]);

const wordsOfRefusals: [RegExp, ErrorCode][] = [
  [/^No configuration provided|until you save your customer portal settings/, "configuration_missing"],
  [/^The configuration .* is inactive/, "configuration_inactive"],
  [/portal configuration is disabled|does not allow \w+ updates/, "feature_off"],
  [/cannot be updated to price/, "price_not_offered"],
  [/no changes to confirm|no price in the portal configuration/, "nothing_to_change"],
  [/already set to be canceled/, "already_canceling"],
  [/^This subscription cannot be (updated|canceled|paused) because/, "flow_not_available"],
  [/^Invalid \w+: /, "invalid_request"],
];

function missingResource(error: Stripe.errors.StripeError): ErrorCode {
  if (/a similar object exists in (live|test) mode/.test(error.message)) return "wrong_mode";
  if (error.param === "customer") return "customer_missing";
  if (error.param === "configuration") return "configuration_missing";
  if (error.param?.endsWith("[subscription]")) return "flow_not_available"; // gone, or another customer's
  if (error.param?.endsWith("[price]")) return "price_not_offered";
  if (error.param?.startsWith("flow_data")) return "invalid_request"; // a coupon of ours, an item
  return "stripe_refused";
}

// the SDK reports its own timeout as a connection error whose detail is the aborted request
function isTimeout(error: Stripe.errors.StripeConnectionError) {
  const detail: unknown = error.detail;
  const code = detail instanceof Error && "code" in detail ? detail.code : undefined;
  return code === "ETIMEDOUT" || /timed? ?out|timeout/i.test(error.message);
}

const factsOf = (error: Stripe.errors.StripeError): StripeFacts => ({
  stripeRequestId: error.requestId,
  stripeStatus: error.statusCode,
  stripeCode: error.code,
  stripeParam: error.param,
});

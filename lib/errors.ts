/**
 * A failure we foresee. The code is for programs, rows and tests; the sentence for people is in app/_ui/error-messages.
 * `facts` are for the operator's log line: ids and numbers, never Stripe's text, e-mail addresses or URLs.
 */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    options?: { cause?: unknown; facts?: StripeFacts },
  ) {
    super(code, { cause: options?.cause });
    this.facts = options?.facts ?? {};
  }

  readonly facts: StripeFacts;
}

/** What Stripe's answer said about itself, kept with the error. */
export type StripeFacts = {
  stripeRequestId?: string;
  stripeStatus?: number;
  stripeCode?: string;
  stripeParam?: string;
};

export const errorCodes = [
  "invalid_input", // a form field or an address parameter that no page of ours sends
  "bad_origin", // a form posted from another site
  "not_found", // no such row, or another person's: the two look alike
  "no_customer", // nothing to manage yet: choose a plan first
  "already_subscribed", // a second Checkout would make a second subscription: change the plan in the portal
  "unknown_plan",
  "customer_missing", // deleted at Stripe, or of another account: never silently replaced
  "wrong_mode", // a test id with a live key, or the reverse
  "configuration_missing", // the operator's to mend: no portal configuration in this mode
  "flow_not_available", // off in the configuration, nothing to change, already canceling
  "permission_missing", // a restricted key lacks a permission, or the key is wrong
  "rate_limited", // ours: too many requests by one person
  "stripe_busy", // Stripe's rate limit
  "stripe_timeout",
  "stripe_unavailable", // network, 5xx, an unreadable answer: trying again may help
  "stripe_refused", // any other refusal
] as const;

export type ErrorCode = (typeof errorCodes)[number];

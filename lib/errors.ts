/**
 * A failure we foresee. The code is for programs, rows and tests; the sentence for people is in app/_ui/error-messages.
 * `facts` are for the operator's log line: ids and numbers, never Stripe's text, e-mail addresses or URLs.
 */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    options?: { cause?: unknown; facts?: StripeFacts; retryAfterSeconds?: number },
  ) {
    super(code, { cause: options?.cause });
    this.facts = options?.facts ?? {};
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }

  readonly facts: StripeFacts;
  /** With `rate_limited`: how long to wait. */
  readonly retryAfterSeconds: number | undefined;
}

/** What Stripe's answer said about itself, and what it was asked for, kept with the error. */
export type StripeFacts = {
  configurationId?: string; // of the portal
  stripeRequestId?: string;
  stripeStatus?: number;
  stripeCode?: string;
  stripeParam?: string;
};

export const errorCodes = [
  "invalid_input", // a form field or an address parameter that no page of ours sends
  "invalid_email", // not one plain address
  "reason_needed", // staff open a customer's portal with a written reason only
  "mail_unavailable", // the mail service did not take the message
  "last_admin", // somebody must be able to let the next one in
  "bad_origin", // a form posted from another site
  "not_found", // no such row, or another person's: the two look alike
  "no_customer", // nothing to manage yet: choose a plan first
  "already_subscribed", // a second Checkout would make a second subscription: change the plan in the portal
  "still_subscribed", // deleting the person would leave a subscription that nobody can cancel
  "billing_unread", // deleting the person would trust a mirror that may not know of their newest subscription
  "unknown_plan",
  "customer_missing", // deleted at Stripe, or of another account: never silently replaced
  "wrong_mode", // a test id with a live key, or the reverse
  "configuration_missing", // the operator's to mend: no portal configuration in this mode
  "flow_not_available", // not for this subscription: over, sold in several parts, changed by a schedule
  "feature_off", // the portal configuration does not allow it
  "price_not_offered", // the portal configuration does not offer that plan
  "nothing_to_change", // the plan chosen is the plan they have, or there is no other
  "already_canceling",
  "configuration_inactive", // the operator's: archived at Stripe
  "invalid_request", // the operator's: a parameter of ours that Stripe does not take
  "request_conflict", // the same idempotency key was used for something else, or its other click has given up
  "permission_missing", // a restricted key lacks a permission, or the key is wrong
  "rate_limited", // ours: too many requests by one person
  "stripe_busy", // Stripe's rate limit
  "stripe_timeout",
  "stripe_unavailable", // network, 5xx, an unreadable answer: trying again may help
  "stripe_refused", // any other refusal
  "unexpected", // ours to find: a row that was being made says so, the person sees the error page
] as const;

export type ErrorCode = (typeof errorCodes)[number];

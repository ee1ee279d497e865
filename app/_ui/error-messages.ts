import type { ErrorCode } from "@/lib/errors";

/** What of Stripe's a person wanted to reach. */
export type Asked = "portal" | "checkout" | "records";

type Told = { it: string; nothing: string };
const told: Record<Asked, Told> = {
  portal: { it: "the billing portal", nothing: "Nothing was changed." },
  checkout: { it: "our payment service", nothing: "Nothing was charged." },
  records: { it: "our payment service", nothing: "Nothing was changed." },
};

/**
 * For people: what happened, what it means, what to do. Never Stripe's words, never an id. What Stripe may answer to anything is
 * told of what was asked for.
 */
const sentences: Record<Exclude<ErrorCode, "rate_limited">, string | ((told: Told) => string)> = {
  invalid_input: "We could not read what was sent. Nothing was changed. Reload the page and try again.",
  invalid_email: "That does not look like an e-mail address, so nothing was sent. Check the spelling and try again.",
  reason_needed:
    "Nothing was opened: the reason is too short or too long. Use 10 to 500 characters; the customer reads them.",
  mail_unavailable: "The mail could not be sent just now. Nothing is wrong with your address. Try again in a minute.",
  last_admin: "This is the last admin, so nothing was changed. Make somebody else an admin first.",
  bad_origin: "This form was sent from another site, so we did nothing. Open this page again and use the form here.",
  not_found: "We could not find that. It may be gone, or belong to another account. Go back and choose again.",
  no_customer: "There is no subscription to manage yet. Choose a plan first.",
  already_subscribed: "You already have a subscription, so we did not start a second one. Change your plan instead.",
  still_subscribed:
    "You still have a subscription, so nothing was deleted. Use Billing to cancel it, and come back when it has ended.",
  billing_unread:
    "We could not check just now whether you still have a subscription, so nothing was deleted. Try again in a few " +
    "minutes, and write to us if it stays.",
  unknown_plan: "That plan is not on sale any more. Nothing was charged. Choose one of the plans shown here.",
  customer_missing:
    "Your billing account could not be found. Nothing was charged. Write to us and we will put it right.",
  wrong_mode:
    "Your billing account belongs to another environment. Nothing was changed. Write to us and we will put it right.",
  configuration_missing:
    "The billing portal is not set up yet. Your subscription is unchanged. Please try again later.",
  flow_not_available:
    "That is not possible for your subscription right now. Nothing was changed. Use Manage subscription instead.",
  feature_off:
    "That cannot be done in the billing portal here. Nothing was changed. Write to us and we will do it for you.",
  price_not_offered: "You cannot move to that plan by yourself. Nothing was changed. Choose another, or write to us.",
  nothing_to_change: "You have that plan already, so nothing was changed. Choose another plan to move to.",
  already_canceling:
    "Your subscription is set to end already, so nothing was changed. Use Manage subscription to take it back.",
  configuration_inactive:
    "The billing portal is switched off. Your subscription is unchanged. We have to mend this; please try again later.",
  invalid_request: ({ it, nothing }) =>
    `We asked ${it} for something it does not know. ${nothing} Write to us and we will mend it.`,
  request_conflict:
    "This was sent twice at the same moment. Nothing was changed twice. Wait a few seconds and try again.",
  permission_missing: ({ it, nothing }) =>
    `${capital(it)} refused us. ${nothing} We have to mend this; please try again later.`,
  stripe_busy: ({ it, nothing }) => `${capital(it)} is very busy. ${nothing} Wait a few seconds and try again.`,
  stripe_timeout: ({ it, nothing }) => `${capital(it)} did not answer in time. ${nothing} Try again.`,
  stripe_unavailable: ({ it, nothing }) => `${capital(it)} could not be reached. ${nothing} Try again in a minute.`,
  stripe_refused: ({ it, nothing }) =>
    `${capital(it)} refused this. ${nothing} Try again, and write to us if it stays.`,
  unexpected: "Something failed on our side. Nothing was charged. Try again, and write to us if it stays.",
};

/** What a person reads when something we foresaw went wrong. */
export function errorSentence(code: ErrorCode, retryAfterSeconds?: number, asked: Asked = "portal"): string {
  if (code !== "rate_limited") {
    const sentence = sentences[code];
    return typeof sentence === "string" ? sentence : sentence(told[asked]);
  }
  return `That was too often in a short time, so we did nothing. Try again ${waitingTime(retryAfterSeconds)}.`;
}

/** Whether this is one of our codes: a row may be older than the list of them. */
export const isErrorCode = (code: string): code is ErrorCode =>
  code === "rate_limited" || Object.hasOwn(sentences, code);

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function waitingTime(seconds: number | undefined): string {
  if (seconds === undefined) return "in a few minutes";
  if (seconds < 60) return `in ${counted(Math.max(1, Math.ceil(seconds)), "second")}`;
  return `in ${counted(Math.ceil(seconds / 60), "minute")}`;
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;

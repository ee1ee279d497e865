import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { replace } from "../core/events";
import { nowFor } from "./clock";
import { expireUpdate } from "./hold-update";
import { issueInvoice } from "./invoices";
import { amountOf, type Line, prorationLine } from "./lines";
import { keepForNextInvoice, takePendingLines } from "./pending-lines";
import { currentPeriod } from "./periods";
import { endSchedule, release } from "./schedules";

type Details = { feedback?: string; comment?: string; feedbackOption?: string; reason?: string };
type Proration = "always_invoice" | "create_prorations" | "none";

/**
 * Cancels as the portal does: now, or when what was paid for ends. Stripe's portal asks why once it has canceled: the answer
 * is an update of its own, with an event of its own, also of a subscription that has ended.
 */
export function cancelSubscription(
  act: Act,
  id: string,
  {
    mode,
    prorationBehavior,
    ...details
  }: Details & { mode: "at_period_end" | "immediately"; prorationBehavior?: Proration },
): Stripe.Subscription {
  const canceled = mode === "immediately" ? cancelNow(act, id, { prorationBehavior }) : cancelAtPeriodEnd(act, id, {});
  const next = { ...canceled, cancellation_details: detailsOf(details) };
  return replace(act, "subscription", next, "customer.subscription.updated");
}

/** A subscription of flexible billing gets a date only; an older one says `cancel_at_period_end` too. */
export function cancelAtPeriodEnd(act: Act, id: string, details: Details): Stripe.Subscription {
  const subscription = act.account.get("subscription", id);
  refuseWhenEnded(subscription);
  const next: Stripe.Subscription = {
    ...release(act, subscription),
    cancel_at: subscription.status === "trialing" ? subscription.trial_end : currentPeriod(subscription).end,
    cancel_at_period_end: subscription.billing_mode.type === "classic",
    canceled_at: nowFor(act.account, String(subscription.customer)),
    cancellation_details: detailsOf(details),
  };
  return replace(act, "subscription", next, "customer.subscription.updated");
}

/** Takes a pending cancellation back. */
export function keepSubscription(act: Act, id: string): Stripe.Subscription {
  const subscription = act.account.get("subscription", id);
  refuseWhenEnded(subscription);
  const next: Stripe.Subscription = {
    ...subscription,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
  };
  return replace(act, "subscription", next, "customer.subscription.updated");
}

export function cancelNow(
  act: Act,
  id: string,
  { prorationBehavior = "none", ...details }: Details & { prorationBehavior?: Proration },
): Stripe.Subscription {
  const { account } = act;
  refuseWhenEnded(account.get("subscription", id));
  expireUpdate(act, id);
  const subscription = account.get("subscription", id);
  const now = nowFor(account, String(subscription.customer));
  const credits = prorationBehavior === "none" ? [] : creditsFor(act, subscription, now);
  const ended: Stripe.Subscription = {
    ...subscription,
    cancel_at: subscription.cancel_at,
    cancellation_details:
      details.reason || details.feedback || details.comment || !subscription.cancellation_details?.reason
        ? detailsOf(details)
        : subscription.cancellation_details,
    canceled_at: subscription.canceled_at ?? now,
    ended_at: now,
    status: "canceled",
    schedule: null,
  };
  endSchedule(act, subscription, "canceled");
  replace(act, "subscription", ended, "customer.subscription.deleted");
  if (prorationBehavior === "always_invoice") {
    issueInvoice(act, ended, [...takePendingLines(account, id), ...credits], "subscription_update");
  } else if (credits.length) keepForNextInvoice(act, ended, credits);
  return account.get("subscription", id);
}

/** The unused time, given back. */
function creditsFor({ account }: Act, subscription: Stripe.Subscription, now: number): Line[] {
  if (subscription.status !== "active") return [];
  const { start, end } = currentPeriod(subscription);
  return subscription.items.data.map((item) => {
    const amount = Math.round(
      (amountOf(item.price, item.quantity ?? 1) * Math.max(0, end - now)) / Math.max(1, end - start),
    );
    return prorationLine(account, item, -amount, { start: now, end });
  });
}

function refuseWhenEnded({ id, status }: Stripe.Subscription) {
  if (status !== "canceled" && status !== "incomplete_expired") return;
  throw invalid(`No such subscription: '${id}'`, { code: "resource_missing", param: "id", status: 404 });
}

const detailsOf = (details: Details): Stripe.Subscription.CancellationDetails => ({
  comment: details.comment || null,
  feedback: details.feedback || null,
  feedback_option: details.feedbackOption || null,
  reason: details.reason ?? "cancellation_requested",
});

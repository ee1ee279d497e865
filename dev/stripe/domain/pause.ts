import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { replace } from "../core/events";
import { nowFor } from "./clock";
import { issueInvoice } from "./invoices";
import { itemLine } from "./lines";
import { collect } from "./pay-invoice";
import { currentPeriod, intervalOf, periodEnd } from "./periods";
import { withItems, withPeriod } from "./subscription-items";

/** Stops a subscription for a while, until `resumesAt` or until somebody resumes it. Flexible billing only. */
export function pauseSubscription(
  act: Act,
  id: string,
  { resumesAt }: { resumesAt?: number } = {},
): Stripe.Subscription {
  const { account } = act;
  const subscription = account.get("subscription", id);
  if (subscription.billing_mode.type !== "flexible") {
    throw invalid("Subscriptions can only be paused when their billing_mode is flexible.", { param: "id" });
  }
  if (!isPausable(subscription.status)) {
    throw invalid(`A subscription that is ${subscription.status} cannot be paused.`, { param: "id" });
  }
  const paused = {
    subscription: { type: "pause_requested" as const },
    transitioned_at: nowFor(account, String(subscription.customer)),
    type: "subscription" as const,
  };
  if (resumesAt !== undefined) account.saved.resumeTimes.set(id, resumesAt);
  const next: Stripe.Subscription = { ...subscription, status: "paused", status_details: { paused } };
  return replace(act, "subscription", next, "customer.subscription.updated", "customer.subscription.paused");
}

export const isPausable = (status: Stripe.Subscription.Status): boolean =>
  ["active", "trialing", "past_due"].includes(status);

/** Goes on. What was paid for and not used up goes on first; otherwise a new period begins and is billed. */
export function resumeSubscription(act: Act, id: string): Stripe.Subscription {
  const { account } = act;
  const subscription = account.get("subscription", id);
  if (subscription.status !== "paused") throw invalid("The subscription is not paused.", { param: "id" });
  account.saved.resumeTimes.delete(id);
  const { status_details: _, ...rest } = subscription;
  const now = nowFor(account, String(subscription.customer));
  const [first] = subscription.items.data;
  const isStillPaid = currentPeriod(subscription).end > now;
  const period = { start: now, end: first ? periodEnd(now, intervalOf(first.price)) : now };
  const active: Stripe.Subscription = { ...rest, status: "active", ...(!isStillPaid && { billing_cycle_anchor: now }) };
  const next = isStillPaid ? active : withItems(active, withPeriod(active.items.data, period));
  replace(act, "subscription", next, "customer.subscription.updated", "customer.subscription.resumed");
  if (!isStillPaid) {
    const lines = next.items.data.map((item) => itemLine(account, item, period));
    const invoice = issueInvoice(act, next, lines, "subscription_update");
    if (invoice.status === "open") collect(act, invoice);
  }
  return account.get("subscription", id);
}

import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { emit, replace } from "../core/events";
import { cancelNow } from "./cancel";
import { expireSession } from "./checkout-expiry";
import { nowFor } from "./clock";
import { expireUpdate } from "./hold-update";
import { resumeSubscription } from "./pause";
import { collect } from "./pay-invoice";
import { currentPeriod } from "./periods";
import { failRefund, isToFail } from "./refunds";
import { endTrial, renew } from "./renewals";
import { voidInvoice } from "./void-invoice";

/** Something that happens by itself, and when. */
export type Due = { at: number; happen: (act: Act) => void };

const day = 24 * 60 * 60;
const hour = 60 * 60;
const finalAttempt = 4;

/** Everything that time brings to the customers of one clock (null: the account's own), the earliest first. */
export function dueOf(account: Account, clock: string | null): Due[] {
  const isHere = (customer: unknown) => (account.find("customer", String(customer))?.test_clock ?? null) === clock;
  return [
    ...account
      .all("subscription")
      .filter(({ customer }) => isHere(customer))
      .flatMap((subscription) => dueOfSubscription(account, subscription)),
    ...account
      .all("invoice")
      .filter(({ customer }) => isHere(customer))
      .flatMap(dueOfInvoice),
    ...account
      .all("refund")
      .filter((refund) => isHere(refund.customer) && isToFail(account, refund))
      .map(({ id, created }): Due => ({ at: created + day, happen: (act) => failRefund(act, id) })),
    ...(clock === null ? account.all("checkout.session").flatMap(dueOfCheckout) : []),
  ].sort((a, b) => a.at - b.at);
}

function dueOfSubscription(account: Account, subscription: Stripe.Subscription): Due[] {
  const { id, status, cancel_at, trial_end, created, pending_update, pause_collection: pause } = subscription;
  if (status === "incomplete") return [{ at: created + 23 * hour, happen: (act) => expire(act, id) }];
  const ending: Due[] =
    cancel_at === null || isOver(status) ? [] : [{ at: cancel_at, happen: (act) => void cancelNow(act, id, {}) }];
  if (status === "paused") {
    const at = account.saved.resumeTimes.get(id);
    return at === undefined ? ending : [...ending, { at, happen: (act) => void resumeSubscription(act, id) }];
  }
  if (!["active", "trialing", "past_due"].includes(status)) return ending;
  const { end } = currentPeriod(subscription);
  const renewal: Due =
    status === "trialing"
      ? { at: trial_end ?? end, happen: (act) => endTrial(act, id) }
      : { at: end, happen: (act) => renew(act, id) };
  const due = cancel_at !== null && cancel_at <= renewal.at ? ending : [renewal];
  // first of what falls due together: the period that follows begins as if no change had been asked for
  if (pending_update) due.unshift({ at: pending_update.expires_at, happen: (act) => expireUpdate(act, id) });
  if (pause?.resumes_at) due.push({ at: pause.resumes_at, happen: (act) => endPauseOfCollection(act, id) });
  const warnAt = (trial_end ?? 0) - 3 * day;
  if (status === "trialing" && warnAt > created && !account.saved.trialWarnings.has(id)) {
    due.push({ at: warnAt, happen: (act) => warn(act, id) });
  }
  return due;
}

const isOver = (status: Stripe.Subscription.Status) => status === "canceled" || status === "incomplete_expired";

function endPauseOfCollection(act: Act, id: string) {
  const subscription = act.account.get("subscription", id);
  replace(act, "subscription", { ...subscription, pause_collection: null }, "customer.subscription.updated");
}

function dueOfInvoice({ id, status, next_payment_attempt: at }: Stripe.Invoice): Due[] {
  return status === "open" && at !== null ? [{ at, happen: (act) => retry(act, id) }] : [];
}

function dueOfCheckout({ id, status, expires_at }: Stripe.Checkout.Session): Due[] {
  return status === "open" ? [{ at: expires_at, happen: (act) => void expireSession(act, id) }] : [];
}

/** A subscription whose first invoice nobody paid within 23 hours never began, and nobody owes the invoice any more. */
function expire(act: Act, id: string) {
  const { account } = act;
  const subscription = account.get("subscription", id);
  const ended_at = nowFor(account, String(subscription.customer));
  const expired: Stripe.Subscription = { ...subscription, status: "incomplete_expired", ended_at };
  replace(act, "subscription", expired, "customer.subscription.updated");
  const invoice = account.find("invoice", String(subscription.latest_invoice));
  if (invoice?.status === "open") voidInvoice(act, invoice.id);
}

function warn(act: Act, id: string) {
  act.account.saved.trialWarnings.set(id, true);
  emit(act, "customer.subscription.trial_will_end", act.account.get("subscription", id));
}

/** Dunning: three more tries, then the subscription becomes what the account's setting says. */
function retry(act: Act, invoiceId: string) {
  const { invoice, refusal } = collect(act, act.account.get("invoice", invoiceId));
  const id = String(invoice.parent?.subscription_details?.subscription);
  if (!refusal || invoice.attempt_count < finalAttempt) return;
  const subscription = act.account.find("subscription", id);
  if (subscription?.status !== "past_due") return;
  const { statusAfterRetries } = act.account.saved;
  if (statusAfterRetries === "cancel") cancelNow(act, id, { reason: "payment_failed" });
  if (statusAfterRetries === "unpaid") {
    replace(act, "subscription", { ...subscription, status: "unpaid" }, "customer.subscription.updated");
  }
}

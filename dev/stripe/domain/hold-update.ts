import { isDeepStrictEqual } from "node:util";
import type Stripe from "stripe";
import type { Act } from "../core/act";
import { replace } from "../core/events";
import { nowFor } from "./clock";
import { issueInvoice } from "./invoices";
import { collect } from "./pay-invoice";
import { forgetUpdate } from "./pending-update";
import { currentPeriod } from "./periods";
import type { Planned } from "./plan-change";
import { voidInvoice } from "./void-invoice";

const longest = 23 * 60 * 60;
const changeable = ["items", "billing_cycle_anchor", "status", "trial_end", "discounts", "metadata"] as const;

/** Bills a change that cannot be paid yet and keeps it in `pending_update`; until it is paid nothing else changes. */
export function holdUpdate(act: Act, { next, lines }: Planned): Stripe.Subscription {
  const { account } = act;
  const { id } = next;
  const before = account.get("subscription", id);
  const differs = (key: (typeof changeable)[number]) => !isDeepStrictEqual(next[key], before[key]);
  const fields = Object.fromEntries(changeable.filter(differs).map((key) => [key, next[key]]));
  const invoice = issueInvoice(act, next, lines, "subscription_update");
  account.saved.pendingUpdates.set(id, { invoice: invoice.id, fields });
  collect(act, invoice);
  const pending_update: Stripe.Subscription.PendingUpdate = {
    billing_cycle_anchor: differs("billing_cycle_anchor") ? next.billing_cycle_anchor : null,
    cancel_at_period_end: null,
    discount: null,
    discounts: differs("discounts") ? next.discounts : null,
    expires_at: Math.min(nowFor(account, String(before.customer)) + longest, currentPeriod(before).end),
    metadata: differs("metadata") ? next.metadata : null,
    subscription_items: next.items.data,
    trial_end: differs("trial_end") ? next.trial_end : null,
    trial_from_plan: null,
  };
  const waiting: Stripe.Subscription = { ...account.get("subscription", id), pending_update };
  return replace(act, "subscription", waiting, "customer.subscription.updated");
}

/** Gives up a change that waits, if one does, and voids its invoice: its time is over, or another change replaces it. */
export function expireUpdate(act: Act, id: string) {
  const update = act.account.saved.pendingUpdates.get(id);
  if (!update) return;
  forgetUpdate(act, id, "customer.subscription.pending_update_expired");
  voidInvoice(act, update.invoice);
}

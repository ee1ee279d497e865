import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { replace } from "../core/events";
import { tellDiscounts } from "./discount-events";
import { dropUsedDiscounts } from "./discounts";

/** Whether a change of this subscription waits for this invoice to be paid. */
export const waitsForInvoice = (account: Account, subscription: string, invoice: string): boolean =>
  account.saved.pendingUpdates.get(subscription)?.invoice === invoice;

/** Makes the change that waited for this invoice, if one did: it has been paid. */
export function applyUpdate(act: Act, invoice: Stripe.Invoice) {
  const { account } = act;
  const id = String(invoice.parent?.subscription_details?.subscription);
  const update = account.saved.pendingUpdates.get(id);
  if (update?.invoice !== invoice.id) return;
  account.saved.pendingUpdates.delete(id);
  const before = account.get("subscription", id);
  const next: Stripe.Subscription = { ...before, ...update.fields, pending_update: null };
  const types = ["customer.subscription.updated", "customer.subscription.pending_update_applied"] as const;
  replace(act, "subscription", next, ...types);
  tellDiscounts(act, before.discounts, next.discounts);
  dropUsedDiscounts(act, id);
}

/** Gives a change up: the subscription goes on as it is. */
export function forgetUpdate(act: Act, id: string, ...more: "customer.subscription.pending_update_expired"[]) {
  act.account.saved.pendingUpdates.delete(id);
  const next: Stripe.Subscription = { ...act.account.get("subscription", id), pending_update: null };
  replace(act, "subscription", next, "customer.subscription.updated", ...more);
}

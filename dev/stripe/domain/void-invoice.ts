import type Stripe from "stripe";
import type { Act } from "../core/act";
import { replace } from "../core/events";
import { forgetUpdate, waitsForInvoice } from "./pending-update";

/** An invoice that is not to be paid any more; a change that waited for it is given up. */
export function voidInvoice(act: Act, id: string): Stripe.Invoice {
  const invoice = act.account.get("invoice", id);
  const subscription = String(invoice.parent?.subscription_details?.subscription);
  const status_transitions = { ...invoice.status_transitions, voided_at: act.account.now() };
  const next: Stripe.Invoice = {
    ...invoice,
    status: "void",
    auto_advance: false,
    next_payment_attempt: null,
    status_transitions,
  };
  const voided = replace(act, "invoice", next, "invoice.updated", "invoice.voided");
  if (waitsForInvoice(act.account, subscription, id)) forgetUpdate(act, subscription);
  return voided;
}

export function markUncollectible(act: Act, invoice: Stripe.Invoice) {
  const status_transitions = { ...invoice.status_transitions, marked_uncollectible_at: act.account.now() };
  const next: Stripe.Invoice = { ...invoice, status: "uncollectible", auto_advance: false, status_transitions };
  replace(act, "invoice", next, "invoice.updated", "invoice.marked_uncollectible");
}

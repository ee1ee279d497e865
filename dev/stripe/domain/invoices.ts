import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { create, replace } from "../core/events";
import { newId, randomText } from "../core/ids";
import { nowFor } from "./clock";
import { discountAmounts } from "./discount-amounts";
import { emptyInvoice } from "./empty-invoice";
import type { Line } from "./lines";
import { currentPeriod } from "./periods";

export type InvoiceReason = "subscription_create" | "subscription_cycle" | "subscription_update" | "upcoming";

/** The invoice of a subscription with these lines, added up; nothing is kept. */
export function drawInvoice(
  account: Account,
  subscription: Stripe.Subscription,
  lines: Line[],
  reason: InvoiceReason,
): Stripe.Invoice {
  const customer = account.get("customer", String(subscription.customer));
  const id = newId("in");
  const created = nowFor(account, customer);
  const { discounts, amounts, perLine } = discountAmounts(account, subscription, lines);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const total = subtotal - amounts.reduce((sum, { amount }) => sum + amount, 0);
  const owed = total + customer.balance;
  const data = lines.map((line, index) => ({ ...line, invoice: id, discount_amounts: perLine[index] ?? [] }));
  return {
    ...emptyInvoice(customer, subscription, { id, created }),
    amount_due: Math.max(0, owed),
    amount_remaining: Math.max(0, owed),
    billing_reason: reason,
    discounts,
    ending_balance: null,
    lines: { object: "list", data, has_more: false, url: `/v1/invoices/${id}/lines` },
    period_end: reason === "subscription_create" ? created : currentPeriod(subscription).end,
    period_start: reason === "subscription_create" ? created : currentPeriod(subscription).start,
    starting_balance: customer.balance,
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_discount_amounts: amounts,
    total_excluding_tax: total,
  };
}

/** Makes an invoice and finalizes it at once (Stripe leaves a renewal in draft for an hour). */
export function issueInvoice(
  act: Act,
  subscription: Stripe.Subscription,
  lines: Line[],
  reason: InvoiceReason,
): Stripe.Invoice {
  const draft = create(act, "invoice", drawInvoice(act.account, subscription, lines, reason), "invoice.created");
  replace(act, "subscription", { ...act.account.get("subscription", subscription.id), latest_invoice: draft.id });
  return finalize(act, draft);
}

/** Gives an invoice its number and its pages, and settles it with the customer's balance. */
export function finalize(act: Act, draft: Stripe.Invoice): Stripe.Invoice {
  const { account } = act;
  const customer = account.get("customer", String(draft.customer));
  const sequence = customer.next_invoice_sequence ?? 1;
  const now = nowFor(account, customer);
  const token = `${account.saved.id}/test_${randomText(48)}`;
  account.saved.invoiceTokens.set(token, draft.id);
  const ending = Math.min(0, draft.total + customer.balance);
  const next = { ...customer, next_invoice_sequence: sequence + 1, currency: customer.currency ?? draft.currency };
  account.put("customer", next);
  if (ending !== customer.balance) replace(act, "customer", { ...next, balance: ending }, "customer.updated");
  const isSettled = draft.amount_due === 0;
  const open: Stripe.Invoice = {
    ...draft,
    auto_advance: !isSettled && draft.collection_method === "charge_automatically",
    effective_at: now,
    ending_balance: ending,
    hosted_invoice_url: `${account.server.origin}/invoice/${token}`,
    invoice_pdf: `${account.server.origin}/invoice/${token}/pdf`,
    number: `${customer.invoice_prefix}-${String(sequence).padStart(4, "0")}`,
    status: "open",
    status_transitions: { ...draft.status_transitions, finalized_at: now },
  };
  const finalized = replace(act, "invoice", open, "invoice.finalized");
  return isSettled ? markPaid(act, finalized, 0) : finalized;
}

export function markPaid(act: Act, invoice: Stripe.Invoice, amount: number, outOfBand = false): Stripe.Invoice {
  const paid: Stripe.Invoice = {
    ...invoice,
    amount_paid: outOfBand ? invoice.amount_due : amount,
    ...(outOfBand && { amount_paid_off_stripe: invoice.amount_due }),
    amount_remaining: 0,
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: "paid",
    status_transitions: { ...invoice.status_transitions, paid_at: nowFor(act.account, String(invoice.customer)) },
  };
  return replace(act, "invoice", paid, "invoice.updated", "invoice.paid", "invoice.payment_succeeded");
}

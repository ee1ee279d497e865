import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { invalid, type Refusal } from "../core/errors";
import { emit, replace } from "../core/events";
import { nowFor } from "./clock";
import { disputeByCard } from "./disputes";
import { markPaid } from "./invoices";
import { charge } from "./payments";
import { applyUpdate, waitsForInvoice } from "./pending-update";

const day = 24 * 60 * 60;
/** Days until the next try after the first, second and third failure. */
const retryDays = [3, 5, 7];

/** Pays an open invoice. @throws {Refusal} card_error, or when it cannot be paid */
export function payInvoice(act: Act, id: string, { paymentMethod }: { paymentMethod?: string } = {}): Stripe.Invoice {
  const invoice = act.account.get("invoice", id);
  if (invoice.status === "paid") throw invalid("Invoice is already paid", { code: "invoice_already_paid" });
  if (invoice.status !== "open") throw invalid(`This invoice is ${invoice.status} and cannot be paid.`);
  const { invoice: settled, refusal } = collect(act, invoice, paymentMethod);
  if (refusal) throw refusal;
  return settled;
}

/** Tries to take the money; the subscription follows what came of it. */
export function collect(
  act: Act,
  invoice: Stripe.Invoice,
  paymentMethod?: string,
): { invoice: Stripe.Invoice; refusal?: Refusal } {
  if (invoice.status === "paid") return { invoice: afterPayment(act, invoice) };
  const card = paymentMethod ?? paymentMethodFor(act.account, invoice);
  if (!card) return { invoice: afterFailure(act, invoice), refusal: noCard };
  const { intent, refusal } = charge(act, invoice, card);
  const current = act.account.get("invoice", invoice.id);
  if (refusal) return { invoice: afterFailure(act, current, refusal), refusal };
  const paid = markPaid(act, { ...current, attempt_count: current.attempt_count + 1 }, current.amount_remaining);
  const settled = afterPayment(act, paid);
  disputeByCard(act, intent);
  return { invoice: settled };
}

export const noCard = invalid(
  "This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.",
  { code: "resource_missing" },
);

/** The card that pays: the invoice's, the subscription's, the customer's; of each its payment method, else its source. */
export function paymentMethodFor(account: Account, invoice: Stripe.Invoice): string | undefined {
  const subscription = subscriptionOf(account, invoice);
  const customer = account.find("customer", String(invoice.customer));
  const found =
    invoice.default_payment_method ??
    subscription?.default_payment_method ??
    subscription?.default_source ??
    customer?.invoice_settings.default_payment_method ??
    customer?.default_source;
  return found ? String(found) : undefined;
}

function subscriptionOf(account: Account, invoice: Stripe.Invoice): Stripe.Subscription | undefined {
  const id = invoice.parent?.subscription_details?.subscription;
  return id ? account.find("subscription", String(id)) : undefined;
}

/** Takes note that an invoice was paid by other means. */
export const payOutside = (act: Act, invoice: Stripe.Invoice): Stripe.Invoice =>
  afterPayment(act, markPaid(act, invoice, 0, true));

/** A paid invoice brings an incomplete or past due subscription back, and makes the change that waited for it. */
function afterPayment(act: Act, invoice: Stripe.Invoice): Stripe.Invoice {
  applyUpdate(act, invoice);
  const subscription = subscriptionOf(act.account, invoice);
  if (subscription && ["incomplete", "past_due", "unpaid"].includes(subscription.status)) {
    replace(act, "subscription", { ...subscription, status: "active" }, "customer.subscription.updated");
  }
  return invoice;
}

/** A failed one is tried again later, and makes an active subscription past due, unless only a change waits for it. */
function afterFailure(act: Act, invoice: Stripe.Invoice, refusal?: Refusal): Stripe.Invoice {
  const { account } = act;
  const subscription = subscriptionOf(account, invoice);
  const attempts = invoice.attempt_count + 1;
  const isForUpdate = subscription !== undefined && waitsForInvoice(account, subscription.id, invoice.id);
  const isLeftAlone = isForUpdate || invoice.billing_reason === "subscription_create";
  const days = isLeftAlone ? undefined : retryDays[attempts - 1];
  const failed: Stripe.Invoice = {
    ...invoice,
    attempt_count: attempts,
    attempted: true,
    next_payment_attempt: days === undefined ? null : nowFor(account, String(invoice.customer)) + days * day,
  };
  replace(act, "invoice", failed, "invoice.updated", "invoice.payment_failed");
  if (/^authentication_required$|requires_action$/.test(refusal?.body.code ?? "")) {
    emit(act, "invoice.payment_action_required", failed);
  }
  if (!isForUpdate && (subscription?.status === "active" || subscription?.status === "trialing")) {
    replace(act, "subscription", { ...subscription, status: "past_due" }, "customer.subscription.updated");
  }
  return account.get("invoice", invoice.id);
}

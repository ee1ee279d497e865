import type Stripe from "stripe";
import type { Act } from "../core/act";
import { replace } from "../core/events";
import { tellDiscounts } from "./discount-events";
import { applyCoupon, dropUsedDiscounts, holderOf, redeem } from "./discounts";
import { expireUpdate, holdUpdate } from "./hold-update";
import { drawInvoice, issueInvoice } from "./invoices";
import { collect } from "./pay-invoice";
import { keepForNextInvoice, takePendingLines } from "./pending-lines";
import { type PlanChange, plan } from "./plan-change";
import { asPlanChange, type Change, itemAfter, previewChange } from "./preview-change";
import { refusalOf, refuseUnpaid } from "./refuse-unpaid";
import { isDeferred, release, scheduleChange } from "./schedules";

/** Switches plan or quantity. @throws {Refusal} card_error when it has to be paid now and cannot be: nothing changes then */
export function changePlan(act: Act, id: string, change: Change): Stripe.Subscription {
  const { account } = act;
  const { coupon, promotionCode, paymentBehavior = "error_if_incomplete" } = change;
  const subscription = account.get("subscription", id);
  const hasOffer = Boolean(coupon || promotionCode);
  if (hasOffer && paymentBehavior === "error_if_incomplete") {
    // asked first: a coupon must not be used up when the card is declined
    const preview = previewChange(account, id, change);
    if (preview.next_payment_attempt === null) refuseUnpaid(act, preview);
  }
  const item = itemAfter(subscription, change);
  if (isDeferred(account, subscription, item, change.deferWhen ?? [])) {
    if (hasOffer) applyCoupon(act, id, { coupon, promotionCode });
    return scheduleChange(act, id, item);
  }
  const discounts = hasOffer
    ? [redeem(act, { coupon, promotionCode }, holderOf(subscription)).id]
    : subscription.discounts;
  const planned = asPlanChange(subscription, change);
  const changed = changeItems(act, { ...subscription, discounts }, planned, paymentBehavior);
  // a schedule whose last phase runs has nothing left to change
  if (!changed.schedule) return changed;
  return replace(act, "subscription", release(act, changed), "customer.subscription.updated");
}

/**
 * Changes the items and bills it.
 * @param wanted the subscription with whatever else changes of it; not kept yet
 * @param behavior Stripe's `payment_behavior`: what happens when the change has to be paid now and cannot be
 */
export function changeItems(
  act: Act,
  wanted: Stripe.Subscription,
  change: PlanChange,
  behavior = "allow_incomplete",
): Stripe.Subscription {
  const { account } = act;
  const { id } = wanted;
  const planned = plan(account, wanted, change);
  const { next, lines, isInvoicedNow } = planned;
  const { discounts: before } = account.get("subscription", id);
  if (!isInvoicedNow) {
    replace(act, "subscription", next, "customer.subscription.updated");
    tellDiscounts(act, before, next.discounts);
    keepForNextInvoice(act, next, lines);
    return account.get("subscription", id);
  }
  const { default_payment_method } = next; // the one it pays with from now on, which is not kept yet
  const drawn = { ...drawInvoice(account, next, lines, "subscription_update"), default_payment_method };
  if (behavior === "error_if_incomplete") refuseUnpaid(act, drawn);
  // a change that still waits is not added to this one, but replaced by it
  expireUpdate(act, id);
  if (behavior === "pending_if_incomplete" && refusalOf(act, drawn)) return holdUpdate(act, planned);
  replace(act, "subscription", { ...next, pending_update: null }, "customer.subscription.updated");
  tellDiscounts(act, before, next.discounts);
  const invoice = issueInvoice(act, next, [...takePendingLines(account, id), ...lines], "subscription_update");
  if (invoice.status === "open" && invoice.collection_method === "charge_automatically") {
    if (behavior === "default_incomplete") awaitPayment(act, id);
    else collect(act, invoice);
  }
  dropUsedDiscounts(act, id);
  return account.get("subscription", id);
}

/** Stripe docs: `default_incomplete` leaves the invoice to somebody who confirms its payment. */
function awaitPayment(act: Act, id: string) {
  const subscription = act.account.get("subscription", id);
  replace(act, "subscription", { ...subscription, status: "past_due" }, "customer.subscription.updated");
}

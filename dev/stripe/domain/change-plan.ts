import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { replace } from "../core/events";
import type { ScheduledItem } from "../core/saved";
import { applyCoupon, asIfRedeemed, dropUsedDiscounts } from "./discounts";
import { drawInvoice, issueInvoice } from "./invoices";
import { itemLine } from "./lines";
import { cardError } from "./make-card";
import { collect, paymentMethodFor } from "./pay-invoice";
import { declineOf } from "./payments";
import { keepForNextInvoice, pendingLines, takePendingLines } from "./pending-lines";
import { currentPeriod, intervalOf, periodEnd } from "./periods";
import { type PlanChange, plan } from "./plan-change";
import { isDeferred, scheduleChange } from "./schedules";

/** What a person chooses on the portal's page. */
export type Change = Omit<PlanChange, "items"> & {
  price?: string;
  quantity?: number;
  coupon?: string;
  promotionCode?: string;
  /** Which changes wait for the end of the period: a configuration's `schedule_at_period_end.conditions`. */
  deferWhen?: string[];
};

/** Switches plan or quantity. @throws {Refusal} card_error when it has to be paid now and cannot be: nothing changes then */
export function changePlan(act: Act, id: string, change: Change): Stripe.Subscription {
  const { coupon, promotionCode } = change;
  if (coupon || promotionCode) {
    // asked first: a coupon must not stay behind when the card is declined
    const preview = previewChange(act.account, id, change);
    if (preview.next_payment_attempt === null) refuseWhenDeclined(act, preview);
    applyCoupon(act, id, { coupon, promotionCode });
  }
  const subscription = act.account.get("subscription", id);
  const item = itemAfter(subscription, change);
  if (isDeferred(act.account, subscription, item, change.deferWhen ?? [])) return scheduleChange(act, id, item);
  return changeItems(act, id, asPlanChange(subscription, change), { mustPay: true });
}

const itemAfter = ({ items }: Stripe.Subscription, { price, quantity }: Change): ScheduledItem => ({
  price: price ?? items.data[0]?.price.id ?? "",
  quantity: quantity ?? items.data[0]?.quantity ?? 1,
});

/** The invoice that a change would bring: at once, or at the end of the period when nothing is due now. */
export function previewChange(account: Account, id: string, change: Change): Stripe.Invoice {
  const subscription = account.get("subscription", id);
  const { coupon, promotionCode } = change;
  const isLater = isDeferred(account, subscription, itemAfter(subscription, change), change.deferWhen ?? []);
  const planned = { ...asPlanChange(subscription, change), isDeferred: isLater };
  if (!coupon && !promotionCode) return previewItems(account, subscription, planned);
  const holder = { customer: String(subscription.customer), subscription: id };
  return asIfRedeemed(account, { coupon, promotionCode }, holder, (discounts) =>
    previewItems(account, { ...subscription, discounts }, planned),
  );
}

export function previewItems(account: Account, subscription: Stripe.Subscription, change: PlanChange): Stripe.Invoice {
  const { next, lines, isInvoicedNow } = plan(account, subscription, change);
  if (isInvoicedNow) return drawInvoice(account, next, lines, "upcoming");
  const { end } = currentPeriod(next);
  const following = next.items.data.map((item) => {
    return itemLine(account, item, {
      start: end,
      end: periodEnd(end, intervalOf(item.price), next.billing_cycle_anchor),
    });
  });
  const all = [...pendingLines(account, next.id), ...lines, ...following];
  return { ...drawInvoice(account, next, all, "upcoming"), next_payment_attempt: end };
}

/** Changes the items and bills it. `mustPay`: refuse the change rather than let it become past due. */
export function changeItems(
  act: Act,
  id: string,
  change: PlanChange,
  { mustPay }: { mustPay: boolean },
): Stripe.Subscription {
  const { account } = act;
  const subscription = account.get("subscription", id);
  const { next, lines, isInvoicedNow } = plan(account, subscription, change);
  if (isInvoicedNow && mustPay) refuseWhenDeclined(act, drawInvoice(account, next, lines, "subscription_update"));
  replace(act, "subscription", next, "customer.subscription.updated");
  if (isInvoicedNow) {
    const invoice = issueInvoice(act, next, [...takePendingLines(account, id), ...lines], "subscription_update");
    if (invoice.status === "open" && invoice.collection_method === "charge_automatically") {
      collect(act, invoice, { isPresent: true });
    }
    dropUsedDiscounts(act, id);
  } else keepForNextInvoice(act, next, lines);
  return account.get("subscription", id);
}

function refuseWhenDeclined(act: Act, invoice: Stripe.Invoice) {
  const card = paymentMethodFor(act.account, invoice);
  const decline = card && invoice.amount_due > 0 && declineOf(act, card, true);
  if (decline) throw cardError(decline);
}

/** The portal changes subscriptions of one item. */
function asPlanChange(subscription: Stripe.Subscription, { price, quantity, ...rest }: Change): PlanChange {
  return { ...rest, items: [{ id: subscription.items.data[0]?.id, price, quantity }] };
}

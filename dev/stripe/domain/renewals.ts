import type Stripe from "stripe";
import type { Act } from "../core/act";
import { replace } from "../core/events";
import { cancelNow } from "./cancel";
import { dropUsedDiscounts } from "./discounts";
import { issueInvoice } from "./invoices";
import { itemLine } from "./lines";
import { collect, paymentMethodFor } from "./pay-invoice";
import { takePendingLines } from "./pending-lines";
import { currentPeriod, intervalOf, periodEnd } from "./periods";
import { afterSchedule } from "./schedules";
import { withItems, withPeriod } from "./subscription-items";
import { markUncollectible, voidInvoice } from "./void-invoice";

/** The next period begins: it is billed with whatever waited for it, and paid when it can be. */
export function renew(act: Act, id: string) {
  const subscription = act.account.get("subscription", id);
  nextPeriod(act, subscription, currentPeriod(subscription).end, {});
}

/** Free time is over: the first paid period begins, unless there is nothing to pay with and that was to end it. */
export function endTrial(act: Act, id: string) {
  const { account } = act;
  const subscription = account.get("subscription", id);
  const { missing_payment_method: missing } = subscription.trial_settings?.end_behavior ?? {};
  const invoice = { customer: subscription.customer, parent: { subscription_details: { subscription: id } } };
  const canPay = paymentMethodFor(account, { default_payment_method: null, ...invoice } as unknown as Stripe.Invoice);
  if (!canPay && missing === "cancel") return void cancelNow(act, id, {});
  if (!canPay && missing === "pause") {
    const paused: Stripe.Subscription = { ...subscription, status: "paused" };
    return void replace(act, "subscription", paused, "customer.subscription.updated", "customer.subscription.paused");
  }
  nextPeriod(act, subscription, subscription.trial_end ?? currentPeriod(subscription).end, { status: "active" });
}

function nextPeriod(act: Act, ended: Stripe.Subscription, start: number, change: Partial<Stripe.Subscription>) {
  const { account } = act;
  const subscription = afterSchedule(act, ended);
  const { id, pause_collection: pause } = subscription;
  const [first] = subscription.items.data;
  if (!first) return;
  const period = { start, end: periodEnd(start, intervalOf(first.price), subscription.billing_cycle_anchor) };
  const next = withItems({ ...subscription, ...change }, withPeriod(subscription.items.data, period));
  replace(act, "subscription", next, "customer.subscription.updated");
  const lines = next.items.data.map((item) => itemLine(account, item, period));
  const invoice = issueInvoice(act, next, [...takePendingLines(account, id), ...lines], "subscription_cycle");
  if (pause?.behavior === "void") voidInvoice(act, invoice.id);
  else if (pause?.behavior === "mark_uncollectible") markUncollectible(act, invoice);
  else if (!pause && (invoice.status === "paid" || invoice.collection_method === "charge_automatically")) {
    collect(act, invoice);
  }
  dropUsedDiscounts(act, id);
}

import type Stripe from "stripe";
import type { Act } from "../core/act";
import { create } from "../core/events";
import { tellDiscounts } from "./discount-events";
import { dropUsedDiscounts, holderOf, redeem } from "./discounts";
import { draftSubscription, type NewSubscription } from "./draft-subscription";
import { drawInvoice, issueInvoice } from "./invoices";
import type { Line } from "./lines";
import { collect, noCard, paymentMethodFor } from "./pay-invoice";
import { refusalOf } from "./refuse-unpaid";

/** Makes a subscription, bills its first period and tries to be paid. @throws {Refusal} when it cannot begin */
export function createSubscription(act: Act, input: NewSubscription): Stripe.Subscription {
  const { account } = act;
  const { subscription: draft, lines } = draftSubscription(account, input);
  const { id, status } = draft;
  const given = (input.discounts ?? []).map((offer) => redeem(act, offer, holderOf(draft)).id);
  const subscription = { ...draft, discounts: given };

  account.put("subscription", subscription);
  const isChargedNow = status === "incomplete" && !input.isPaymentDeferred;
  if (isChargedNow) refuseUnpayable(act, subscription, lines, Boolean(input.mustPay));
  create(act, "subscription", subscription, "customer.subscription.created");
  tellDiscounts(act, [], subscription.discounts);
  const invoice = issueInvoice(act, subscription, lines, "subscription_create");
  if (isChargedNow || invoice.status === "paid") collect(act, invoice);
  dropUsedDiscounts(act, id);
  return account.get("subscription", id);
}

/** A subscription that has to be paid at once needs something to pay with; some callers want none that is not paid. */
function refuseUnpayable(act: Act, subscription: Stripe.Subscription, lines: Line[], mustPay: boolean) {
  const isFree = subscription.items.data.every(({ price }) => !price.unit_amount);
  const invoice = drawInvoice(act.account, subscription, lines, "subscription_create");
  const hasCard = paymentMethodFor(act.account, invoice);
  const refusal = mustPay ? refusalOf(act, invoice) : undefined;
  if ((isFree || hasCard) && !refusal) return;
  act.account.remove("subscription", subscription.id);
  throw refusal ?? noCard;
}

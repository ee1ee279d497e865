import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { create, replace } from "../core/events";
import { tellDiscounts } from "./discount-events";
import { dropUsedDiscounts, redeem } from "./discounts";
import { draftSubscription, type NewSubscription } from "./draft-subscription";
import { issueInvoice } from "./invoices";
import { collect, paymentMethodFor } from "./pay-invoice";

/** Makes a subscription, bills its first period and tries to be paid. @throws {Refusal} when it cannot begin */
export function createSubscription(act: Act, input: NewSubscription): Stripe.Subscription {
  const { account } = act;
  const { subscription: draft, lines } = draftSubscription(account, input);
  const { id, status } = draft;
  const holder = { customer: input.customer, subscription: id };
  const subscription = { ...draft, discounts: (input.discounts ?? []).map((offer) => redeem(act, offer, holder).id) };

  account.put("subscription", subscription);
  const isChargedNow = status === "incomplete" && !input.isPaymentDeferred;
  if (isChargedNow) refuseWithoutCard(act, subscription);
  create(act, "subscription", subscription, "customer.subscription.created");
  tellDiscounts(act, [], subscription.discounts);
  const invoice = issueInvoice(act, subscription, lines, "subscription_create");
  if (isChargedNow || invoice.status === "paid") {
    const { refusal } = collect(act, invoice, { isPresent: true });
    if (refusal && input.mustPay) {
      const current = account.get("subscription", id);
      replace(
        act,
        "subscription",
        { ...current, status: "incomplete_expired", ended_at: current.created },
        "customer.subscription.deleted",
      );
      throw refusal;
    }
  }
  dropUsedDiscounts(act, id);
  return account.get("subscription", id);
}

/** A subscription that has to be paid at once needs something to pay with. */
function refuseWithoutCard(act: Act, subscription: Stripe.Subscription) {
  const { account } = act;
  const isFree = subscription.items.data.every(({ price }) => !price.unit_amount);
  const invoice = {
    default_payment_method: null,
    customer: subscription.customer,
    parent: { subscription_details: { subscription: subscription.id } },
  };
  if (isFree || paymentMethodFor(account, invoice as unknown as Stripe.Invoice)) return;
  account.remove("subscription", subscription.id);
  throw invalid(
    "This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.",
    { code: "resource_missing" },
  );
}

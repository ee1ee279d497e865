import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { nowFor } from "../domain/clock";
import { asIfRedeemed, type Holder, holderOf } from "../domain/discounts";
import { draftSubscription } from "../domain/draft-subscription";
import { drawInvoice } from "../domain/invoices";
import { previewItems } from "../domain/preview-change";
import type { Call } from "../http/call";
import { makePrice } from "./prices";
import { planChange } from "./subscription-update";

type PreviewCall = Call<Stripe.InvoiceCreatePreviewParams>;

/** What a change of a subscription would cost, or without one what its next invoice says; or the first of a new one. */
export function preview(call: PreviewCall): object {
  const { account, params } = call;
  const subscription = params.subscription && account.get("subscription", params.subscription, "subscription");
  const customer = params.customer ?? (subscription ? String(subscription.customer) : undefined);
  if (!customer) throw invalid("Missing required param: customer.", { code: "parameter_missing", param: "customer" });
  account.get("customer", customer, "customer");
  if (subscription && subscription.customer !== customer) {
    const message = `The subscription ${subscription.id} does not belong to the customer ${customer}.`;
    throw invalid(message, { param: "subscription" });
  }
  const { holder, discounts, draw } = subscription ? changeOf(call, subscription) : beginningOf(call, customer);
  const [offer] = params.discounts || [];
  if (!offer) return draw(discounts);
  const { coupon, promotion_code } = offer;
  const named = { ...(coupon && { coupon }), ...(promotion_code && { promotionCode: promotion_code }) };
  return asIfRedeemed(account, named, holder, draw);
}

/** What is previewed: whose discounts it bears, those it has, and the invoice with these or others. */
type Previewed = {
  holder: Holder;
  discounts: Stripe.Subscription["discounts"];
  draw: (discounts: Stripe.Subscription["discounts"]) => Stripe.Invoice;
};

function changeOf(call: PreviewCall, subscription: Stripe.Subscription): Previewed {
  const change = planChange({ ...call, params: call.params.subscription_details ?? {} });
  return {
    holder: holderOf(subscription),
    discounts: subscription.discounts,
    draw: (discounts) => previewItems(call.account, { ...subscription, discounts }, change),
  };
}

function beginningOf(call: PreviewCall, customer: string): Previewed {
  const { account } = call;
  const { items = [], trial_end: trialEnd } = call.params.subscription_details ?? {};
  const { subscription, lines } = draftSubscription(account, {
    customer,
    items: items.map((item, index) => ({
      price: item.price_data
        ? makePrice(call, item.price_data)
        : account.get("price", item.price ?? "", `subscription_details[items][${index}][price]`),
      quantity: item.quantity,
    })),
    trialEnd: typeof trialEnd === "number" ? trialEnd : undefined,
    fields: {},
  });
  return {
    holder: { customer, subscription: null, currency: subscription.currency },
    discounts: [],
    draw: (discounts) => ({
      ...drawInvoice(account, { ...subscription, discounts }, lines, "upcoming"),
      parent: null,
      next_payment_attempt: nowFor(account, customer),
    }),
  };
}

import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { nowFor } from "../domain/clock";
import { asIfRedeemed } from "../domain/discounts";
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
  const existing = subscription || undefined;
  const [offer] = params.discounts || [];
  if (!offer) return drawn(call, customer, existing, existing?.discounts ?? []);
  const { coupon, promotion_code } = offer;
  const named = { ...(coupon && { coupon }), ...(promotion_code && { promotionCode: promotion_code }) };
  const holder = { customer, subscription: existing?.id ?? null };
  return asIfRedeemed(account, named, holder, (discounts) => drawn(call, customer, existing, discounts));
}

type Discounts = Stripe.Subscription["discounts"];

function drawn(
  call: PreviewCall,
  customer: string,
  existing: Stripe.Subscription | undefined,
  discounts: Discounts,
): object {
  const { account, params } = call;
  const details = params.subscription_details ?? {};
  if (existing) return previewItems(account, { ...existing, discounts }, planChange({ ...call, params: details }));
  const { subscription, lines } = draftSubscription(account, {
    customer,
    items: (details.items ?? []).map((item, index) => ({
      price: item.price_data
        ? makePrice(call, item.price_data)
        : account.get("price", item.price ?? "", `subscription_details[items][${index}][price]`),
      quantity: item.quantity,
    })),
    trialEnd: typeof details.trial_end === "number" ? details.trial_end : undefined,
    fields: {},
  });
  const invoice = drawInvoice(account, { ...subscription, discounts }, lines, "upcoming");
  return { ...invoice, parent: null, next_payment_attempt: nowFor(account, customer) };
}

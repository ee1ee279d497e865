import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { cancelNow } from "../domain/cancel";
import { nowFor } from "../domain/clock";
import { createSubscription } from "../domain/create-subscription";
import { pauseSubscription, resumeSubscription } from "../domain/pause";
import { currentPeriod } from "../domain/periods";
import { checkSource } from "../domain/sources";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";
import { automaticTaxOf } from "./automatic-tax";
import { mergedMetadata } from "./given";
import { makePrice } from "./prices";

type Params = Stripe.SubscriptionCreateParams;

export function create(call: Call<Params>): object {
  const { account, params } = call;
  if (!params.customer)
    throw invalid("Missing required param: customer.", { code: "parameter_missing", param: "customer" });
  if (params.payment_behavior === "pending_if_incomplete") {
    const message = "`payment_behavior` cannot be set to `pending_if_incomplete` when creating a subscription.";
    throw invalid(message, { param: "payment_behavior" });
  }
  const customer = account.get("customer", params.customer, "customer");
  const now = nowFor(account, customer);
  const card = params.default_payment_method;
  if (card) checkCard(call, card, customer.id);
  const source = params.default_source;
  if (source) checkSource(call, source, customer.id);
  const ending = params.cancel_at_period_end || typeof params.cancel_at === "string" ? "period_end" : params.cancel_at;
  const { trial_end: trialEnd, trial_period_days: days, collection_method: collection } = params;
  if (collection === "send_invoice" && params.days_until_due === undefined) {
    throw invalid("Missing required param: days_until_due.", { code: "parameter_missing", param: "days_until_due" });
  }
  return createSubscription(call, {
    customer: customer.id,
    items: (params.items ?? []).map((item, index) => ({
      price: item.price_data
        ? makePrice(call, item.price_data)
        : account.get("price", item.price ?? "", `items[${index}][price]`),
      quantity: item.quantity,
      metadata: mergedMetadata(null, item.metadata),
    })),
    trialEnd: typeof trialEnd === "number" ? trialEnd : days ? now + days * 86_400 : undefined,
    discounts: (params.discounts || []).map(({ coupon, promotion_code }) => ({
      coupon,
      promotionCode: promotion_code,
    })),
    ...(ending !== undefined && { ending }),
    isPaymentDeferred: params.payment_behavior === "default_incomplete",
    mustPay: params.payment_behavior === "error_if_incomplete",
    fields: {
      metadata: mergedMetadata(null, params.metadata),
      description: params.description ?? null,
      cancel_at_period_end: params.cancel_at_period_end ?? false,
      default_payment_method: card ?? null,
      default_source: source ?? null,
      collection_method: collection ?? "charge_automatically",
      days_until_due: params.days_until_due ?? null,
      on_behalf_of: params.on_behalf_of || null,
      ...(params.billing_mode && { billing_mode: billingModeOf(params.billing_mode) }),
      ...(params.automatic_tax && { automatic_tax: automaticTaxOf(params.automatic_tax, customer) }),
      ...(params.trial_settings && { trial_settings: trialSettingsOf(params.trial_settings) }),
    },
  });
}

/** @throws {Refusal} when the card is not there, or belongs to somebody else */
export function checkCard(call: Call, id: string, customer: string) {
  if (call.account.get("payment_method", id, "default_payment_method").customer === customer) return;
  const message = `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`;
  throw invalid(message, { code: "resource_missing", param: "default_payment_method" });
}

/** @throws {Refusal} when it is none of the account's own reasons */
export const checkFeedbackOption = ({ account }: Call, id: string) =>
  account.get("billing.feedback_option", id, "cancellation_details[feedback_option]");

const billingModeOf = ({ type, flexible }: NonNullable<Params["billing_mode"]>): Stripe.Subscription.BillingMode => ({
  flexible: type === "flexible" ? { proration_discounts: flexible?.proration_discounts ?? "included" } : null,
  type,
});

export const trialSettingsOf = ({
  end_behavior: end,
}: NonNullable<Params["trial_settings"]>): Stripe.Subscription.TrialSettings => ({
  end_behavior: {
    billing_cycle_anchor: end.billing_cycle_anchor ?? null,
    missing_payment_method: end.missing_payment_method ?? "create_invoice",
  },
});

export const retrieve = (call: Call): object => call.account.get("subscription", pathOf(call, "subscription"));

export function cancel(call: Call<Stripe.SubscriptionCancelParams>): object {
  const { cancellation_details: details, prorate, invoice_now } = call.params;
  if (details?.feedback_option) checkFeedbackOption(call, details.feedback_option);
  return cancelNow(call, pathOf(call, "subscription"), {
    comment: details?.comment || undefined,
    feedback: details?.feedback || undefined,
    feedbackOption: details?.feedback_option,
    prorationBehavior: prorate ? (invoice_now ? "always_invoice" : "create_prorations") : "none",
  });
}

export const pause = (call: Call): object => pauseSubscription(call, pathOf(call, "subscription"));
export const resume = (call: Call): object => resumeSubscription(call, pathOf(call, "subscription"));

/** Ended ones are left out, unless they are asked for. */
export function list(call: Call<Stripe.SubscriptionListParams>): object {
  const { collection_method, created, customer, customer_account, price, plan, status, test_clock } = call.params;
  const { current_period_start: starts, current_period_end: ends, automatic_tax: tax } = call.params;
  const found = call.account.all("subscription").filter((subscription) => {
    const period = currentPeriod(subscription);
    const isTimely =
      isWithin(subscription.created, created) && isWithin(period.start, starts) && isWithin(period.end, ends);
    const hasItem = subscription.items.data.some((item) => is(item.price.id, price) && is(item.plan.id, plan));
    const isTheirs = is(subscription.customer, customer) && is(subscription.customer_account, customer_account);
    const isBilled =
      is(subscription.collection_method, collection_method) && is(subscription.automatic_tax.enabled, tax?.enabled);
    const isNow = hasStatus(subscription, status) && is(subscription.test_clock, test_clock);
    return isTimely && (hasItem || !(price || plan)) && isTheirs && isBilled && isNow;
  });
  return listOf(call, found);
}

function hasStatus({ status }: Stripe.Subscription, wanted: Stripe.SubscriptionListParams["status"]): boolean {
  if (wanted === "all") return true;
  if (wanted === "ended") return status === "canceled" || status === "incomplete_expired";
  return wanted ? status === wanted : status !== "canceled";
}

import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { replace } from "../core/events";
import { changeItems } from "../domain/change-plan";
import { nowFor } from "../domain/clock";
import { tellDiscounts } from "../domain/discount-events";
import { holderOf, redeem } from "../domain/discounts";
import { currentPeriod } from "../domain/periods";
import type { PlanChange } from "../domain/plan-change";
import { checkSource } from "../domain/sources";
import type { ItemChange } from "../domain/subscription-items";
import { type Call, pathOf } from "../http/call";
import { automaticTaxOf } from "./automatic-tax";
import { mergedMetadata } from "./given";
import { makePrice } from "./prices";
import { refuseUnpendable } from "./refuse-unpendable";
import { checkCard, checkFeedbackOption, trialSettingsOf } from "./subscriptions";

type Params = Stripe.SubscriptionUpdateParams;

export function update(call: Call<Params>): object {
  const { account, params } = call;
  const subscription = account.get("subscription", pathOf(call, "subscription"));
  if (subscription.status === "canceled") refuseCanceled(params);
  if (params.payment_behavior === "pending_if_incomplete") refuseUnpendable(params, subscription);
  if (subscription.schedule) refuseScheduled(params, String(subscription.schedule));
  const card = params.default_payment_method;
  if (card) checkCard(call, card, String(subscription.customer));
  const source = params.default_source;
  if (source) checkSource(call, source, String(subscription.customer));
  const next: Stripe.Subscription = {
    ...subscription,
    ...plainFields(params, subscription),
    ...(params.automatic_tax && {
      automatic_tax: automaticTaxOf(params.automatic_tax, account.get("customer", String(subscription.customer))),
    }),
    ...cancellation(call, subscription),
  };
  const discounts = params.discounts;
  if (discounts !== undefined) {
    next.discounts = (discounts || []).map(({ coupon, promotion_code, discount }) => {
      return discount ?? redeem(call, { coupon, promotionCode: promotion_code }, holderOf(subscription)).id;
    });
  }
  const isTrialChanged = typeof params.trial_end === "number";
  if (isTrialChanged)
    Object.assign(next, trialUntil(next, Number(params.trial_end), nowFor(account, String(next.customer))));
  if (params.items || params.trial_end === "now" || params.billing_cycle_anchor?.type === "now")
    return changeItems(call, next, planChange(call), params.payment_behavior);
  replace(call, "subscription", next, "customer.subscription.updated");
  tellDiscounts(call, subscription.discounts, next.discounts);
  return account.get("subscription", next.id);
}

export function planChange(
  call: Call<Pick<Params, "items" | "proration_behavior" | "proration_date" | "trial_end" | "billing_cycle_anchor">>,
): PlanChange {
  const { items = [], proration_behavior, proration_date, trial_end, billing_cycle_anchor } = call.params;
  return {
    items: items.map(
      (item): ItemChange => ({
        id: item.id,
        price: item.price_data ? makePrice(call, item.price_data).id : item.price,
        quantity: item.quantity,
        deleted: item.deleted,
        metadata: mergedMetadata(null, item.metadata || undefined),
      }),
    ),
    prorationBehavior: proration_behavior,
    prorationDate: proration_date,
    endTrial: trial_end === "now",
    resetAnchor: billing_cycle_anchor?.type === "now",
  };
}

function refuseCanceled(params: Params) {
  const isHarmless = Object.keys(params).every((key) => key === "metadata" || key === "cancellation_details");
  if (isHarmless) return;
  throw invalid("A canceled subscription can only update its cancellation_details and metadata.", {
    code: "invalid_canceled_subscription_fields",
  });
}

function refuseScheduled({ cancel_at, cancel_at_period_end }: Params, schedule: string) {
  if (cancel_at === undefined && cancel_at_period_end === undefined) return;
  throw invalid(
    `The subscription is managed by the subscription schedule \`${schedule}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
  );
}

function plainFields(params: Params, old: Stripe.Subscription): Partial<Stripe.Subscription> {
  const { description, default_payment_method: card, pause_collection: pause, trial_settings } = params;
  return {
    ...(params.metadata !== undefined && { metadata: mergedMetadata(old.metadata, params.metadata) }),
    ...(params.on_behalf_of !== undefined && { on_behalf_of: params.on_behalf_of || null }),
    ...(description !== undefined && { description: description || null }),
    ...(card !== undefined && { default_payment_method: card || null }),
    ...(params.default_source !== undefined && { default_source: params.default_source || null }),
    ...(params.collection_method && { collection_method: params.collection_method }),
    ...(params.days_until_due !== undefined && { days_until_due: params.days_until_due }),
    ...(trial_settings && { trial_settings: trialSettingsOf(trial_settings) }),
    ...(pause !== undefined && {
      pause_collection: pause ? { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null } : null,
    }),
  };
}

/** `cancel_at_period_end` and `cancel_at`: a date is set, moved, or taken back with the reasons that were given. */
function cancellation(call: Call<Params>, old: Stripe.Subscription): Partial<Stripe.Subscription> {
  const { cancel_at: at, cancel_at_period_end: atEnd, cancellation_details: details } = call.params;
  if (details?.feedback_option) checkFeedbackOption(call, details.feedback_option);
  const reasons = { ...old.cancellation_details, ...blankless(details) } as Stripe.Subscription.CancellationDetails;
  const requested = { ...reasons, reason: "cancellation_requested" as const };
  const canceled_at = nowFor(call.account, String(old.customer));
  if (atEnd) {
    const end = old.status === "trialing" ? old.trial_end : currentPeriod(old).end;
    return { cancel_at_period_end: true, cancel_at: end, canceled_at, cancellation_details: requested };
  }
  if (at && typeof at === "string")
    return { cancel_at: currentPeriod(old).end, canceled_at, cancellation_details: requested };
  if (typeof at === "number") return { cancel_at: at, canceled_at, cancellation_details: requested };
  if (atEnd === false || at === "") {
    const none = { comment: null, feedback: null, feedback_option: null, reason: null };
    return { cancel_at_period_end: false, cancel_at: null, canceled_at: null, cancellation_details: none };
  }
  return details ? { cancellation_details: reasons } : {};
}

const blankless = (details: Params["cancellation_details"]) =>
  Object.fromEntries(Object.entries(details ?? {}).map(([key, value]) => [key, value === "" ? null : value]));

function trialUntil(subscription: Stripe.Subscription, end: number, now: number): Partial<Stripe.Subscription> {
  const data = subscription.items.data.map((item) => ({ ...item, current_period_end: end }));
  const items = { ...subscription.items, data };
  return {
    status: "trialing",
    trial_start: subscription.trial_start ?? now,
    trial_end: end,
    billing_cycle_anchor: end,
    items,
  };
}

import type Stripe from "stripe";
import type { Account } from "../core/account";
import { invalid, noSuch } from "../core/errors";
import { isMetered } from "./lines";
import { isPausable } from "./pause";
import { checkConfirm } from "./portal-confirm-checks";
import { laterPhaseOf } from "./schedules";

type Configuration = Stripe.BillingPortal.Configuration;
type FlowData = Stripe.BillingPortal.SessionCreateParams.FlowData;

/** What a flow needs: its own details, a subscription of this customer, and a configuration that allows it. */
export function checkFlow(account: Account, customer: string, configuration: Configuration, flow: FlowData) {
  const { type, after_completion: after } = flow;
  const { features } = configuration;
  if (after?.type === "redirect" && !after.redirect) throw missing("flow_data[after_completion][redirect]");
  if (after?.redirect) checkRedirect(after.redirect.return_url);
  if (type === "payment_method_update" && !features.payment_method_update.enabled)
    throw featureOff("payment method update");
  if (type === "customer_update" && !features.customer_update.enabled) throw featureOff("customer update");
  if (!type.startsWith("subscription_")) return;

  const details = flow[type as "subscription_update"];
  if (!details) throw missing(`flow_data[${type}]`);
  const param = `flow_data[${type}][subscription]`;
  const subscription = account.get("subscription", details.subscription, param);
  if (subscription.customer !== customer) throw noSuch("subscription", subscription.id, param);
  const isHeld = laterPhaseOf(account.find("subscription_schedule", String(subscription.schedule))) !== undefined;
  if (type === "subscription_cancel") checkCancel(account, subscription, configuration, flow, param);
  if (type === "subscription_pause") checkPause(subscription, configuration, param);
  if (type.startsWith("subscription_update")) checkUpdate(subscription, configuration, param);
  if (isHeld) {
    const done = { subscription_cancel: "canceled", subscription_pause: "paused" }[type as string] ?? "updated";
    throw invalid(`This subscription cannot be ${done} because an update of it is scheduled.`, { param });
  }
  if (type === "subscription_update_confirm" && flow.subscription_update_confirm) {
    checkConfirm(account, subscription, configuration, flow.subscription_update_confirm);
  }
}

function checkCancel(
  account: Account,
  subscription: Stripe.Subscription,
  { features }: Configuration,
  flow: FlowData,
  param: string,
) {
  if (!features.subscription_cancel.enabled) throw subscriptionFeatureOff("canceled", "cancel");
  if (subscription.cancel_at !== null || subscription.cancel_at_period_end) {
    throw invalid("The subscription is already set to be canceled at period end", { param });
  }
  refuseEnded(subscription, "canceled", param);
  const coupon = flow.subscription_cancel?.retention?.coupon_offer.coupon;
  if (coupon) account.get("coupon", coupon, "flow_data[subscription_cancel][retention][coupon_offer][coupon]");
}

function checkPause({ status, billing_mode }: Stripe.Subscription, { features }: Configuration, param: string) {
  if (!features.subscription_pause.enabled) throw subscriptionFeatureOff("paused", "pause");
  if (billing_mode.type !== "flexible") {
    throw invalid("This subscription cannot be paused because its billing_mode is not flexible.", { param });
  }
  if (!isPausable(status))
    throw invalid(`This subscription cannot be paused because its status is ${status}.`, { param });
}

function checkUpdate(subscription: Stripe.Subscription, { id, features }: Configuration, param: string) {
  if (!features.subscription_update.enabled) throw subscriptionFeatureOff("updated", "update");
  refuseEnded(subscription, "updated", param);
  if (subscription.items.data.length > 1) {
    throw invalid("This subscription cannot be updated because it has multiple items.", { param });
  }
  if (subscription.collection_method === "send_invoice") {
    throw invalid("This subscription cannot be updated because it is not charged automatically.", { param });
  }
  if (subscription.items.data.some(({ price }) => isMetered(price))) {
    throw invalid("This subscription cannot be updated because it is billed by usage.", { param });
  }
  const { products, default_allowed_updates: allowed } = features.subscription_update;
  const current = subscription.items.data[0]?.price.id;
  const others = (products ?? []).flatMap(({ prices }) => prices).filter((price) => price !== current);
  if (!others.length && !allowed.includes("quantity")) {
    throw invalid(
      `This subscription cannot be updated because there is no price in the portal configuration available to change to. Please check the configuration \`${id}\`.`,
      { param },
    );
  }
}

function refuseEnded({ status }: Stripe.Subscription, verb: string, param: string) {
  if (["canceled", "incomplete_expired", "incomplete"].includes(status)) {
    throw invalid(`This subscription cannot be ${verb} because its status is ${status}.`, { param });
  }
}

function checkRedirect(url: string) {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return;
  throw invalid("Not a valid URL", { code: "url_invalid", param: "flow_data[after_completion][redirect][return_url]" });
}

const missing = (param: string) => invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });

const featureOff = (feature: string) =>
  invalid(`The ${feature} feature in the portal configuration is disabled.`, { param: "flow_data[type]" });

const subscriptionFeatureOff = (done: string, feature: string) =>
  invalid(
    `This subscription cannot be ${done} because the subscription ${feature} feature in the portal configuration is disabled.`,
    { param: `flow_data[type]` },
  );

import type Stripe from "stripe";
import type { Account } from "../core/account";
import { invalid } from "../core/errors";

type Features = Stripe.BillingPortal.Configuration.Features;
type Given = Stripe.BillingPortal.ConfigurationUpdateParams.Features;
type Offered = NonNullable<Features["subscription_update"]["products"]>;

/** A portal that allows nothing. */
export const noFeatures: Features = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null },
  subscription_cancel: {
    cancellation_reason: { enabled: false, feedback_options: [], options: [] },
    enabled: false,
    mode: "at_period_end",
    proration_behavior: "none",
  },
  subscription_pause: { duration: { interval_options: [], type: "indefinite" }, enabled: false },
  subscription_update: {
    billing_cycle_anchor: null,
    default_allowed_updates: [],
    enabled: false,
    products: [],
    proration_behavior: "none",
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: "end_trial",
  },
};

/** The features after a change; what is not named stays. @throws {Refusal} when plans may be switched but none is named */
export function mergedFeatures(account: Account, old: Features, given: Given): Features {
  const { subscription_update: update, subscription_cancel: cancel, subscription_pause: pause } = given;
  checkReasons(account, cancel?.cancellation_reason?.feedback_options || []);
  const features: Features = {
    customer_update: { ...old.customer_update, ...set(given.customer_update) },
    invoice_history: { ...old.invoice_history, ...set(given.invoice_history) },
    payment_method_update: { ...old.payment_method_update, ...set(given.payment_method_update) },
    subscription_cancel: {
      ...old.subscription_cancel,
      ...set(cancel),
      cancellation_reason: { ...old.subscription_cancel.cancellation_reason, ...set(cancel?.cancellation_reason) },
    },
    subscription_pause: {
      ...old.subscription_pause,
      ...set(pause),
      duration: { ...old.subscription_pause.duration, ...durationOf(pause?.duration) },
    },
    subscription_update: {
      ...old.subscription_update,
      ...set(update),
      schedule_at_period_end: {
        conditions:
          update?.schedule_at_period_end?.conditions || old.subscription_update.schedule_at_period_end.conditions,
      },
      products:
        update?.products === undefined ? old.subscription_update.products : offeredOf(account, update.products || []),
    },
  };
  const { enabled, products } = features.subscription_update;
  if (enabled && !products?.length) throw missing("features[subscription_update][products]");
  if (
    enabled &&
    update &&
    !features.subscription_update.default_allowed_updates.length &&
    !old.subscription_update.enabled
  ) {
    throw missing("features[subscription_update][default_allowed_updates]");
  }
  return features;
}

function checkReasons(account: Account, ids: string[]) {
  const at = "features[subscription_cancel][cancellation_reason][feedback_options]";
  for (const [index, id] of ids.entries()) account.get("billing.feedback_option", id, `${at}[${index}]`);
}

const missing = (param: string) => invalid(`Missing required param: ${param}.`, { code: "parameter_missing", param });

/** An empty text empties a list. */
function set(given: object | undefined): object {
  const entries = Object.entries(given ?? {}).map(([key, value]) => [
    key,
    value === "" ? (key === "payment_method_configuration" ? null : []) : value,
  ]);
  return Object.fromEntries(entries);
}

/** Three years. */
const mostOf: Record<string, number> = { day: 1096, week: 156, month: 36, year: 3 };

function durationOf(
  given: Stripe.BillingPortal.ConfigurationUpdateParams.Features.SubscriptionPause.Duration | undefined,
): object {
  if (!given) return {};
  const options = (given.interval_options || []).map(({ interval, interval_count = 1 }) => ({
    interval,
    interval_count,
  }));
  if (options.some(({ interval, interval_count: count }) => count < 1 || count > (mostOf[interval] ?? 0))) {
    const param = "features[subscription_pause][duration][interval_options]";
    throw invalid("A pause lasts at least one interval and at most three years.", { param });
  }
  return { type: given.type, interval_options: options };
}

function offeredOf(
  account: Account,
  products: Stripe.BillingPortal.ConfigurationUpdateParams.Features.SubscriptionUpdate.Product[],
): Offered {
  return products.map(({ product, prices, adjustable_quantity: adjustable }, index) => {
    const at = `features[subscription_update][products][${index}]`;
    account.get("product", product, `${at}[product]`);
    const rhythms = new Set<string>();
    for (const [order, id] of prices.entries()) {
      const price = account.get("price", id, `${at}[prices][${order}]`);
      if (price.product !== product) {
        throw invalid(`The price \`${id}\` does not belong to the product \`${product}\`.`, { param: `${at}[prices]` });
      }
      const rhythm = `${price.recurring?.interval} ${price.recurring?.interval_count} ${price.currency}`;
      if (rhythms.has(rhythm)) {
        throw invalid("A product cannot have more than one price with the same billing interval.", {
          param: `${at}[prices]`,
        });
      }
      rhythms.add(rhythm);
    }
    const { enabled = false, minimum = 1, maximum = null } = adjustable ?? {};
    return { product, prices, adjustable_quantity: { enabled, minimum, maximum } };
  });
}

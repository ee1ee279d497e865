import type Stripe from "stripe";
import { newId } from "../core/ids";
import type { ScheduledItem } from "../core/saved";

type Schedule = Stripe.SubscriptionSchedule;
type Period = { start: number; end: number };

/** A schedule of two phases: what there is until the period ends, then what was chosen. */
export function newSchedule(
  subscription: Stripe.Subscription,
  now: number,
  phases: { period: Period; item: ScheduledItem }[],
): Schedule {
  const [current] = phases;
  return {
    id: newId("sub_sched"),
    object: "subscription_schedule",
    application: null,
    billing_mode: subscription.billing_mode,
    canceled_at: null,
    completed_at: null,
    created: now,
    current_phase: current ? { start_date: current.period.start, end_date: current.period.end } : null,
    customer: subscription.customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      billing_cycle_anchor: "automatic",
      billing_thresholds: null,
      collection_method: subscription.collection_method,
      default_payment_method: subscription.default_payment_method,
      description: null,
      invoice_settings: { ...noInvoiceSettings, issuer: { type: "self" } },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: "release",
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: phases.map(({ period, item }) => phaseOf(subscription.currency, period, item)),
    released_at: null,
    released_subscription: null,
    status: "active",
    subscription: subscription.id,
    test_clock: subscription.test_clock,
  };
}

const noInvoiceSettings = {
  account_tax_ids: null,
  custom_fields: null,
  days_until_due: null,
  description: null,
  footer: null,
};

function phaseOf(
  currency: string,
  { start, end }: Period,
  { price, quantity }: ScheduledItem,
): Schedule["phases"][number] {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    end_date: end,
    invoice_settings: null,
    items: [{ billing_thresholds: null, discounts: [], metadata: {}, plan: price, price, quantity, tax_rates: [] }],
    metadata: {},
    on_behalf_of: null,
    proration_behavior: "none",
    start_date: start,
    transfer_data: null,
    trial_end: null,
  };
}

import type Stripe from "stripe";
import { fromUnix } from "@/lib/stripe/objects";
import type { SubscriptionState } from "./status";

/** Stripe's subscription in our terms. Periods stand on the items since API 2025-03-31.basil. */
export function stateOf(subscription: Stripe.Subscription): SubscriptionState {
  return {
    status: subscription.status,
    cancelAtPeriodEnd: subscription.cancel_at_period_end,
    cancelAt: fromUnix(subscription.cancel_at),
    endedAt: fromUnix(subscription.ended_at),
    trialEnd: fromUnix(subscription.trial_end),
    isCollectionPaused: subscription.pause_collection !== null,
    collectionPausedUntil: fromUnix(subscription.pause_collection?.resumes_at),
    currentPeriodEnd: fromUnix(subscription.items.data[0]?.current_period_end),
  };
}

import type { Reader } from "@/lib/auth/reader";
import type { Billing } from "@/lib/subscriptions/billing";
import { EmptyState } from "../_ui/empty-state";
import { ChoosePlan } from "./choose-plan";
import { PortalButtons } from "./portal-buttons";
import { SubscriptionCard } from "./subscription-card";

/** The subscription, or why there is none and the one thing to do about it. */
export function BillingSection({ billing, reader }: { billing: Billing | null; reader: Reader }) {
  if (billing?.deletedAt) {
    return (
      <EmptyState title="Your billing account was closed">
        It is gone at our payment service, and nothing more is charged. Write to us if that is a surprise, or if you
        want to subscribe again.
      </EmptyState>
    );
  }
  if (billing?.subscription) {
    return <SubscriptionCard billing={billing} subscription={billing.subscription} reader={reader} />;
  }
  return (
    <EmptyState
      title="You have no subscription yet"
      action={
        <div className="mt-2 max-sm:w-full">
          {billing ? (
            <PortalButtons billing={billing}>
              <ChoosePlan />
            </PortalButtons>
          ) : (
            <ChoosePlan />
          )}
        </div>
      }
    >
      Your plan, what it costs and what happens next will stand here.
    </EmptyState>
  );
}

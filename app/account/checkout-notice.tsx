import type { Reader } from "@/lib/auth/reader";
import type { BillingSubscription } from "@/lib/subscriptions/billing";
import { isLiving } from "@/lib/subscriptions/status";
import { longDate } from "../_ui/format-time";
import { StatusNotice } from "../_ui/status-notice";

/** After the checkout: what one has now, or that the news is still on its way. */
export function CheckoutNotice({ subscription, reader }: { subscription: BillingSubscription | null; reader: Reader }) {
  if (subscription?.status === "trialing" && subscription.trialEnd) {
    return (
      <StatusNotice tone="good" title="Thank you.">
        <p>
          Your trial of {subscription.plan} has begun. Nothing was charged today, and nothing is until{" "}
          {longDate(subscription.trialEnd, reader)}.
        </p>
      </StatusNotice>
    );
  }
  if (subscription && isLiving(subscription.status)) {
    return (
      <StatusNotice tone="good" title="Thank you.">
        <p>You have {subscription.plan} now. The invoice stands below.</p>
      </StatusNotice>
    );
  }
  return (
    <StatusNotice tone="waiting" title="Thank you.">
      <p>We have not heard of the payment yet. That takes some moments; load this page again in a minute.</p>
    </StatusNotice>
  );
}

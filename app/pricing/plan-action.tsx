import type { Route } from "next";
import type { Interval } from "@/lib/plans/catalog";
import type { Offer } from "@/lib/plans/offers";
import type { BillingSubscription } from "@/lib/subscriptions/billing";
import { ActionForm } from "../_ui/action-form";
import { PageLink } from "../_ui/page-link";
import { SubmitButton } from "../_ui/submit-button";
import { PortalButton } from "../account/portal-button";
import { startCheckout } from "./actions";

type Props = {
  offer: Offer;
  interval: Interval;
  isSignedIn: boolean;
  current: BillingSubscription | null;
  isConfirmable: boolean;
};

const confirm = "subscription_update_confirm";

/** Sign in first, buy, or – who subscribes already – change the plan where plans are changed. */
export function PlanAction({ offer, interval, isSignedIn, current, isConfirmable }: Props) {
  if (current) {
    if (isConfirmable && current.priceId !== offer.priceId) {
      const label = current.planKey === offer.plan ? `Pay by the ${interval}` : `Change to ${offer.name}`;
      const chosen = { plan: offer.plan, interval };
      return <PortalButton flow={confirm} {...chosen} look="secondary" label={label} source="/pricing" />;
    }
    return (
      <PageLink href="/account" className="button">
        Manage subscription
      </PageLink>
    );
  }
  if (!isSignedIn) {
    return (
      <PageLink
        href={`/sign-in?next=${encodeURIComponent(`/pricing?interval=${interval}`)}` as Route}
        className="button button-primary"
      >
        Choose {offer.name}
      </PageLink>
    );
  }
  return (
    <ActionForm action={startCheckout} intentKey={crypto.randomUUID()} leavesSite asks="checkout" className="grid">
      <input type="hidden" name="plan" value={offer.plan} />
      <input type="hidden" name="interval" value={interval} />
      <SubmitButton pendingLabel="Opening the checkout…">Choose {offer.name}</SubmitButton>
    </ActionForm>
  );
}

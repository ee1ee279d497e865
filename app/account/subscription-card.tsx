import type { Reader } from "@/lib/auth/reader";
import type { Billing, BillingSubscription, Card as PaymentCard } from "@/lib/subscriptions/billing";
import { isLiving, standingOf } from "@/lib/subscriptions/status";
import { Badge } from "../_ui/badge";
import { Card } from "../_ui/card";
import { cardWords, expiryWords, isExpired } from "../_ui/card-words";
import { PageLink } from "../_ui/page-link";
import { rhythmWords } from "../_ui/price-words";
import { PortalButtons } from "./portal-buttons";
import { subscriptionWords } from "./subscription-words";

type Props = { billing: Billing; subscription: BillingSubscription; reader: Reader };

/** The plan, how it stands, what happens next, how it is paid, and what can be done. */
export function SubscriptionCard({ billing, subscription, reader }: Props) {
  const { facts, advice } = subscriptionWords(subscription, billing.card !== null, reader);
  const standing = standingOf(subscription);
  const isUrgent = standing.tone === "attention" || standing.tone === "failed";
  const title = [subscription.plan, rhythmWords(subscription)].filter(Boolean).join(", ");
  return (
    <Card title={title} aside={<Badge {...standing} />}>
      <div className="mb-5 grid gap-1">
        <p>{facts}</p>
        {advice && <p className={isUrgent ? "font-medium" : undefined}>{advice}</p>}
        {billing.card && <PaidWith card={billing.card} />}
      </div>
      {!isLiving(subscription.status) && (
        <PageLink href="/pricing" className="button button-primary mb-3 max-sm:w-full">
          Choose a plan
        </PageLink>
      )}
      <PortalButtons billing={billing} />
    </Card>
  );
}

function PaidWith({ card }: { card: PaymentCard }) {
  const expiry = expiryWords(card);
  const verb = isExpired(card, new Date()) ? "expired" : "expires";
  return (
    <p className="text-muted">
      {cardWords(card)}
      {expiry && `, ${verb} ${expiry}`}.
    </p>
  );
}

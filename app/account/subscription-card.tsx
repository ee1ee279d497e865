import { Check } from "lucide-react";
import type { Reader } from "@/lib/auth/reader";
import type { Billing, BillingSubscription, Card as PaymentCard } from "@/lib/subscriptions/billing";
import { includedIn } from "@/lib/subscriptions/entitlements";
import { isLiving, standingOf } from "@/lib/subscriptions/status";
import { cardWords, expiryWords, isExpired } from "@/lib/words/card-words";
import { rhythmWords } from "@/lib/words/price-words";
import { Badge } from "../_ui/badge";
import { Card } from "../_ui/card";
import { ChoosePlan } from "./choose-plan";
import { plannedWords } from "./planned-words";
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
      <div className="mb-5 grid grid-cols-1 gap-1">
        <p>{facts}</p>
        {subscription.plannedChange && <p>{plannedWords(subscription.plannedChange, reader)}</p>}
        {advice && <p className={isUrgent ? "font-medium" : undefined}>{advice}</p>}
        {billing.card && <PaidWith card={billing.card} />}
      </div>
      <Included features={includedIn(subscription)} />
      <PortalButtons billing={billing}>{!isLiving(subscription.status) && <ChoosePlan />}</PortalButtons>
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

function Included({ features }: { features: readonly string[] }) {
  if (!features.length) return null;
  return (
    <section className="mb-5" aria-labelledby="included">
      <h3 id="included" className="mb-1 font-medium">
        What your plan includes
      </h3>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 max-sm:flex-col">
        {features.map((feature) => (
          <li key={feature} className="flex gap-2">
            <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-accent" />
            {feature}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { Reader } from "@/lib/auth/reader";
import type { PersonCustomer } from "@/lib/customers/find-person";
import type { Mirror } from "@/lib/subscriptions/mirror";
import { cardWords, expiryWords } from "@/lib/words/card-words";
import { inWords } from "@/lib/words/in-words";
import { Card } from "../../../_ui/card";
import { CopyableId } from "../../../_ui/copyable-id";
import { dashboardUrl } from "../../../_ui/dashboard-url";
import { ExternalLink } from "../../../_ui/external-link";
import { Time } from "../../../_ui/time";
import { Facts } from "./facts";
import { SubscriptionFacts } from "./subscription-facts";

type Props = { customer: PersonCustomer; mirror: Mirror; isErased: boolean; reader: Reader };

/** What the mirror shows of somebody's billing, and since when it is known to be so. */
export function BillingCard({ customer, mirror, isErased, reader }: Props) {
  const { billing, items, entitlements } = mirror;
  // Stripe may well know it still
  const none = (words: string) => (isErased ? "Not kept here: the person was erased" : words);
  const stripe = { livemode: customer.livemode, account: customer.stripeAccountId };
  const facts: [string, React.ReactNode][] = [
    ["Customer", <CopyableId key="id" value={customer.stripeCustomerId} label="customer id" />],
    ["Billing address", [billing.name, billing.email].filter(Boolean).join(", ") || none("None at Stripe")],
    [
      "Pays with",
      billing.card ? [cardWords(billing.card), expiryWords(billing.card)].filter(Boolean).join(", ") : none("Nothing"),
    ],
    ["Entitled to", entitlements.map(inWords).join(", ") || "Nothing beyond the free part"],
    ["Read from Stripe", customer.syncedAt ? <Time key="at" at={customer.syncedAt} reader={reader} /> : "Never"],
  ];
  return (
    <Card
      title="Billing"
      aside={
        <ExternalLink href={dashboardUrl(`customers/${customer.stripeCustomerId}`, stripe)} about="the customer">
          Stripe dashboard
        </ExternalLink>
      }
    >
      <div className="grid gap-5">
        {billing.subscriptions.length === 0 && <p className="text-muted">No subscription.</p>}
        {billing.subscriptions.map((subscription) => (
          <SubscriptionFacts
            key={subscription.id}
            subscription={subscription}
            items={items.get(subscription.id) ?? []}
            dashboard={dashboardUrl(`subscriptions/${subscription.id}`, stripe)}
            reader={reader}
          />
        ))}
        <Facts facts={facts} />
      </div>
    </Card>
  );
}

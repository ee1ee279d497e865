import type { Reader } from "@/lib/auth/reader";
import type { Billing } from "@/lib/subscriptions/billing";
import { isLiving, standingOf } from "@/lib/subscriptions/status";
import { rhythmWords } from "@/lib/words/price-words";
import { Badge } from "../_ui/badge";
import { Card } from "../_ui/card";
import { PortalButton } from "./portal-button";
import { subscriptionWords } from "./subscription-words";

/** What is paid for beside the subscription that the page is about: bought at Stripe, or by another app. Nothing for most. */
export function OtherSubscriptions({ billing, reader }: { billing: Billing; reader: Reader }) {
  const others = billing.subscriptions.filter(({ id, status }) => id !== billing.subscription?.id && isLiving(status));
  if (!others.length) return null;
  return (
    <Card title="You also subscribe to">
      <ul className="-mt-1 mb-4 divide-y divide-line">
        {others.map((subscription) => {
          const { facts, advice } = subscriptionWords(subscription, billing.card !== null, reader);
          return (
            <li key={subscription.id} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 py-3">
              <p className="break-anywhere font-medium">
                {[subscription.plan, rhythmWords(subscription)].filter(Boolean).join(", ")}
              </p>
              <span className="justify-self-end">
                <Badge {...standingOf(subscription)} />
              </span>
              <p className="col-span-full">{facts}</p>
              {advice && <p className="col-span-full">{advice}</p>}
            </li>
          );
        })}
      </ul>
      <p className="mb-3 text-muted">
        Each is paid for by itself. All of them can be changed or canceled in the billing portal.
      </p>
      <PortalButton flow={null} look="secondary" label="Open the billing portal" />
    </Card>
  );
}

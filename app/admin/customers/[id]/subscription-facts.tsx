import type { Reader } from "@/lib/auth/reader";
import type { BillingSubscription } from "@/lib/subscriptions/billing";
import type { MirroredItem } from "@/lib/subscriptions/mirror";
import { nextOf, standingOf } from "@/lib/subscriptions/status";
import { inWords } from "@/lib/words/in-words";
import { priceWords } from "@/lib/words/price-words";
import { Badge } from "../../../_ui/badge";
import { CopyableId } from "../../../_ui/copyable-id";
import { ExternalLink } from "../../../_ui/external-link";
import { longDate } from "../../../_ui/format-time";

type Props = { subscription: BillingSubscription; items: MirroredItem[]; dashboard: string; reader: Reader };

/** One subscription: each thing sold in it, how it stands by our word and Stripe's, and what happens next. */
export function SubscriptionFacts({ subscription, items, dashboard, reader }: Props) {
  const next = nextOf(subscription);
  const day = "at" in next ? next.at : "until" in next ? next.until : null;
  return (
    <div className="grid gap-1 rounded-lg bg-sunken px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <ul className="grid gap-1">
          {items.map((item) => (
            <li key={item.id} className="break-anywhere font-medium">
              {item.plan}
              <span className="font-normal text-muted">, {priceWords(item, reader.locale) ?? "priced in tiers"}</span>
            </li>
          ))}
        </ul>
        <Badge {...standingOf(subscription)} />
      </div>
      <p className="text-muted text-sm">
        <code className="font-mono">{subscription.status}</code> · {inWords(next.kind)}
        {day && ` on ${longDate(day, reader)}`}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-4 text-sm">
        <CopyableId value={subscription.id} label="subscription id" />
        <ExternalLink href={dashboard} about={`subscription ${subscription.id}`}>
          Open at Stripe
        </ExternalLink>
      </div>
    </div>
  );
}

import type { Route } from "next";
import type { CurrentUser } from "@/lib/auth/current-user";
import type { Reader } from "@/lib/auth/reader";
import { isLivemode } from "@/lib/env";
import { listEventsOf } from "@/lib/webhooks/list-events-of";
import { Card } from "../../../_ui/card";
import { dashboardUrl } from "../../../_ui/dashboard-url";
import { ExternalLink } from "../../../_ui/external-link";
import { PageLink } from "../../../_ui/page-link";
import { PageTitle } from "../../../_ui/page-title";
import { BackLink } from "../../back-link";
import { EventTable } from "../../events/event-table";

type Props = { actor: CurrentUser; stripeCustomerId: string; reader: Reader };

/** A customer of Stripe's who is none of our users: made in its dashboard, say. Their events arrive here all the same. */
export async function Stranger({ actor, stripeCustomerId, reader }: Props) {
  const events = await listEventsOf(actor, { customer: stripeCustomerId, limit: 10 });
  const account = events.rows[0]?.account;
  const livemode = events.rows[0]?.livemode ?? isLivemode();
  return (
    <div className="grid grid-cols-1 gap-6 [&_header]:mb-0">
      <div className="grid justify-items-start gap-2">
        <BackLink list="/admin/customers">Customers</BackLink>
        <PageTitle lead="None of our users has this customer. Somebody made it at Stripe, or it is of another app.">
          {stripeCustomerId}
        </PageTitle>
        <ExternalLink href={dashboardUrl(`customers/${stripeCustomerId}`, { livemode, account })} about="this customer">
          Stripe dashboard
        </ExternalLink>
      </div>
      <Card
        title="Events from Stripe"
        aside={
          events.rows.length > 0 && (
            <PageLink href={`/admin/events?customer=${stripeCustomerId}` as Route} className="link">
              All events, or those of a time →
            </PageLink>
          )
        }
      >
        {events.rows.length > 0 ? (
          <EventTable rows={events.rows} ofOne reader={reader} now={new Date()} />
        ) : (
          <p className="text-muted">None has arrived.</p>
        )}
      </Card>
    </div>
  );
}

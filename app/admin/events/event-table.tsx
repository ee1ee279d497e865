import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { Standing } from "@/lib/subscriptions/status";
import type { EventState, ListedEvent } from "@/lib/webhooks/list-events";
import type { EventChange } from "@/lib/webhooks/list-events-of";
import { inWords } from "@/lib/words/in-words";
import { Badge } from "../../_ui/badge";
import { changeLine } from "../../_ui/change-line";
import { exactTime, logTime } from "../../_ui/format-time";
import { PageLink } from "../../_ui/page-link";
import { EventMarks } from "./event-marks";

export const eventStanding: Record<EventState, Standing> = {
  waiting: { word: "Waiting", tone: "waiting" },
  failed: { word: "Failed", tone: "failed" },
  done: { word: "Done", tone: "good" },
};

const attributionWords: Record<EventChange["attribution"], string> = {
  portal: "in a portal session",
  ambiguous: "perhaps in one of several portal sessions",
  outside: "outside the portal",
};

type Props = {
  rows: (ListedEvent & { changes?: EventChange[] })[];
  /** All of one customer, who need not be named: what each changed is said in their place. */
  ofOne?: boolean;
  reader: Reader;
  now: Date;
};

/** Events of Stripe's, a line each; where it has no room a card each. */
export function EventTable({ rows, ofOne = false, reader, now }: Props) {
  return (
    <table className="log-table">
      <caption className="sr-only">Events received from Stripe, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Received</th>
          <th scope="col">Type</th>
          <th scope="col">State</th>
          <th scope="col">{ofOne ? "What it changed" : "Customer"}</th>
          <th scope="col">What failed, what is odd</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((event) => (
          <tr key={event.id}>
            <td className="whitespace-nowrap">
              <PageLink href={`/admin/events/${event.id}` as Route} className="link">
                <time dateTime={event.receivedAt.toISOString()} title={exactTime(event.receivedAt, reader)}>
                  {logTime(event.receivedAt, reader, now)}
                </time>
              </PageLink>
            </td>
            <td className="break-anywhere font-mono">{event.type}</td>
            <td className="log-state">
              <Badge {...eventStanding[event.state]} />
            </td>
            {ofOne ? (
              <td>
                {event.changes?.map((change) => (
                  <span key={change.id} className="block">
                    {[changeLine(change, reader), change.reason && inWords(change.reason)].filter(Boolean).join(" · ")}
                    <span className="text-muted"> · {attributionWords[change.attribution]}</span>
                  </span>
                ))}
              </td>
            ) : (
              <td className="break-anywhere font-mono">
                {event.stripeCustomerId && (
                  <PageLink href={`/admin/customers/${event.stripeCustomerId}` as Route} className="link">
                    {event.stripeCustomerId}
                  </PageLink>
                )}
              </td>
            )}
            <td>
              <EventMarks event={event} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

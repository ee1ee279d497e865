import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { recordRead } from "@/lib/session-logs/record-read";
import { findEvent } from "@/lib/webhooks/find-event";
import { inWords } from "@/lib/words/in-words";
import { ActionForm } from "../../../_ui/action-form";
import { Badge } from "../../../_ui/badge";
import { Card } from "../../../_ui/card";
import { dashboardUrl } from "../../../_ui/dashboard-url";
import { DottedName } from "../../../_ui/dotted-name";
import { ExternalLink } from "../../../_ui/external-link";
import { Fields } from "../../../_ui/fields";
import { Folded } from "../../../_ui/folded";
import { PageLink } from "../../../_ui/page-link";
import { PageTitle } from "../../../_ui/page-title";
import { SubmitButton } from "../../../_ui/submit-button";
import { BackLink } from "../../back-link";
import { DoneNotice } from "../../done-notice";
import { replay } from "../actions";
import { EventMarks } from "../event-marks";
import { eventStanding } from "../event-table";
import { eventFields } from "./event-fields";

export const metadata: Metadata = { title: "Event" };

/** One event of Stripe's: how far it came, what was recorded from it, and what it says. */
export default async function EventPage({ params, searchParams }: PageProps<"/admin/events/[id]">) {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const actor = await requireStaff(`/admin/events/${id}`);
  const [event, forReader] = await Promise.all([findEvent(actor, id), reader()]);
  if (!event) notFound();
  const subject = { type: "event", id: event.id } as const;
  await recordRead(actor, { action: "event_read", subject }, await requestDetails());
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 gap-6 [&_header]:mb-0">
      <DoneNotice done={done} />
      <div className="grid justify-items-start gap-2">
        <BackLink list="/admin/events">Events</BackLink>
        <PageTitle>
          <DottedName name={event.type} />
        </PageTitle>
        <div className="flex flex-wrap items-center gap-3">
          <Badge {...eventStanding[event.state]} />
          <EventMarks event={event} />
        </div>
        <div className="flex flex-wrap gap-x-5">
          {event.stripeCustomerId && (
            <PageLink href={`/admin/customers/${event.stripeCustomerId}` as Route} className="link">
              The customer →
            </PageLink>
          )}
          <ExternalLink href={dashboardUrl(`events/${event.id}`, event)} about="this event">
            Stripe dashboard
          </ExternalLink>
        </div>
      </div>
      {event.state !== "done" && may(actor, "replay_events") && (
        <ActionForm action={replay}>
          <input type="hidden" name="event" value={event.id} />
          <SubmitButton pendingLabel="Asking for it…">Try it again now</SubmitButton>
        </ActionForm>
      )}
      <Card title="What became of it">
        <Fields fields={eventFields(event, forReader)} />
      </Card>
      <Card title="What was recorded from it">
        {event.outcomes.length === 0 && <p className="text-muted">No change that a portal session could show.</p>}
        <ul className="divide-y divide-line">
          {event.outcomes.map(({ id: outcomeId, kind, attribution, visitIds }) => (
            <li key={outcomeId} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
              <span>
                {inWords(kind)} <span className="text-muted">· {attribution}</span>
              </span>
              {visitIds.map((visitId) => (
                <PageLink key={visitId} href={`/admin/sessions/${visitId}` as Route} className="link">
                  The portal session →
                </PageLink>
              ))}
            </li>
          ))}
        </ul>
      </Card>
      <Folded title="Payload, without any portal address">
        <pre className="break-anywhere whitespace-pre-wrap rounded-lg bg-sunken p-4 font-mono text-sm">
          {JSON.stringify(event.payload, null, 2)}
        </pre>
      </Folded>
    </div>
  );
}

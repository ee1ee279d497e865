import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { type CurrentUser, requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { findLastReconcile } from "@/lib/jobs/last-reconcile";
import { recordRead } from "@/lib/session-logs/record-read";
import { listAlarms } from "@/lib/webhooks/alarms";
import { listEvents } from "@/lib/webhooks/list-events";
import { listEventsOf } from "@/lib/webhooks/list-events-of";
import { countWaitingEvents } from "@/lib/webhooks/waiting-events";
import { EmptyState } from "../../_ui/empty-state";
import { PageLink } from "../../_ui/page-link";
import { PageTitle } from "../../_ui/page-title";
import { Pager } from "../../_ui/pager";
import { DoneNotice } from "../done-notice";
import { tidyAddress } from "../sessions/tidy-address";
import { eventAddress, parseEventFilters } from "./event-filters";
import { EventForm } from "./event-form";
import { EventTable } from "./event-table";
import { InboxHealth } from "./inbox-health";

export const metadata: Metadata = { title: "Events" };

/** What Stripe told us, newest first, and what became of it. */
export default async function EventsPage({ searchParams }: PageProps<"/admin/events">) {
  const actor = await requireStaff("/admin/events");
  const [params, forReader] = await Promise.all([searchParams, reader()]);
  const tidy = tidyAddress(params, forReader.timeZone, "/admin/events");
  if (tidy) redirect(tidy);
  const { values, problems, filters, eventId } = parseEventFilters(params, forReader.timeZone);
  if (eventId) redirect(`/admin/events/${eventId}`);
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const { customer } = filters;
  const [page, counts, last, alarms] = await Promise.all([
    customer ? readEventsOf(actor, { ...filters, customer, cursor }) : listEvents(actor, { ...filters, cursor }),
    countWaitingEvents(actor),
    findLastReconcile(actor),
    listAlarms(actor),
  ]);
  const pageAt = (at: string | null) => (at ? eventAddress(values, at) : null);
  return (
    <div className="grid grid-cols-1 gap-6 [&_header]:mb-0">
      <DoneNotice done={params.done} />
      <PageTitle lead="Each event that Stripe delivered or that a reconcile found, and what became of it.">
        Events
      </PageTitle>
      <InboxHealth actor={actor} counts={counts} alarms={alarms} last={last} reader={forReader} />
      <EventForm values={values} problems={problems} timeZone={forReader.timeZone} />
      {customer && (
        <PageLink href={`/admin/customers/${customer}` as Route} className="link break-anywhere justify-self-start">
          What else is known of {customer} →
        </PageLink>
      )}
      {page.rows.length > 0 ? (
        <EventTable rows={page.rows} ofOne={Boolean(customer)} reader={forReader} now={new Date()} />
      ) : (
        <EmptyState title="No event here">
          Events stand here as soon as Stripe delivers one of a type that we handle, for 90 days. Try fewer filters.
        </EmptyState>
      )}
      <Pager newer={pageAt(page.newer)} older={pageAt(page.older)} />
    </div>
  );
}

/** What was changed for one customer is personal: reading it is written down. */
async function readEventsOf(actor: CurrentUser, asked: Parameters<typeof listEventsOf>[1]) {
  const { customer: person, from, to } = asked;
  const [page] = await Promise.all([
    listEventsOf(actor, asked),
    recordRead(actor, { action: "event_read", filters: { person, from, to } }, await requestDetails()),
  ]);
  return page;
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { findLastReconcile } from "@/lib/jobs/last-reconcile";
import { listAlarms } from "@/lib/webhooks/alarms";
import { listEvents } from "@/lib/webhooks/list-events";
import { countWaitingEvents } from "@/lib/webhooks/waiting-events";
import { EmptyState } from "../../_ui/empty-state";
import { PageTitle } from "../../_ui/page-title";
import { Pager } from "../../_ui/pager";
import { DoneNotice } from "../done-notice";
import { eventAddress, parseEventFilters } from "./event-filters";
import { EventForm } from "./event-form";
import { EventTable } from "./event-table";
import { InboxHealth } from "./inbox-health";

export const metadata: Metadata = { title: "Events" };

/** What Stripe told us, newest first, and what became of it. */
export default async function EventsPage({ searchParams }: PageProps<"/admin/events">) {
  const actor = await requireStaff("/admin/events");
  const [params, forReader] = await Promise.all([searchParams, reader()]);
  const { values, filters, eventId } = parseEventFilters(params);
  if (eventId) redirect(`/admin/events/${eventId}`);
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const [page, counts, last, alarms] = await Promise.all([
    listEvents(actor, { ...filters, cursor }),
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
      <EventForm values={values} />
      {page.rows.length > 0 ? (
        <EventTable rows={page.rows} reader={forReader} now={new Date()} />
      ) : (
        <EmptyState title="No event here">
          Events stand here as soon as Stripe delivers one of a type that we handle, for 90 days. Try fewer filters.
        </EmptyState>
      )}
      <Pager newer={pageAt(page.newer)} older={pageAt(page.older)} />
    </div>
  );
}

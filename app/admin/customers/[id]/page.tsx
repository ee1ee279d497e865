import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { findPerson } from "@/lib/customers/find-person";
import { isCustomerId } from "@/lib/session-logs/find-matches";
import { recordRead } from "@/lib/session-logs/record-read";
import { Card } from "../../../_ui/card";
import { PageLink } from "../../../_ui/page-link";
import { DoneNotice } from "../../done-notice";
import { EventTable } from "../../events/event-table";
import { AccessCard } from "./access-card";
import { ActsCard } from "./acts-card";
import { BillingCard } from "./billing-card";
import { InvoicesCard } from "./invoices-card";
import { MailsCard } from "./mails-card";
import { OpenCard } from "./open-card";
import { PersonHead } from "./person-head";
import { readPerson } from "./read-person";
import { ReturnedNotice } from "./returned-notice";
import { SessionsCard } from "./sessions-card";
import { Stranger } from "./stranger";

export const metadata: Metadata = { title: "Customer" };

/** One person, as support needs them: what they have, what happened to them, and what can be done about it. */
export default async function CustomerPage({ params, searchParams }: PageProps<"/admin/customers/[id]">) {
  const [{ id }, { done, visit }] = await Promise.all([params, searchParams]);
  const actor = await requireStaff(`/admin/customers/${id}`);
  const [person, forReader] = await Promise.all([findPerson(actor, id), reader()]);
  if (!person && isCustomerId(id)) return <Stranger actor={actor} stripeCustomerId={id} reader={forReader} />;
  if (!person) notFound();
  const { user, customer } = person;
  // the newest of the log, narrowed to one person
  const read = { action: "log_read", filters: { person: user?.id ?? customer?.stripeCustomerId } } as const;
  const [{ mirror, sessions, events, mails, access, acts, notice }] = await Promise.all([
    readPerson(actor, person, visit),
    recordRead(actor, read, await requestDetails()),
  ]);
  const mayOpen = user && customer && user.id !== actor.id && may(actor, "open_for_customer");
  return (
    <div className="grid grid-cols-1 gap-6 [&_header]:mb-0">
      <DoneNotice done={done} />
      {notice && <ReturnedNotice notice={notice} reader={forReader} />}
      <PersonHead actor={actor} person={person} reader={forReader} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[3fr_2fr]">
        {customer && mirror ? (
          <BillingCard customer={customer} mirror={mirror} isErased={!user} reader={forReader} />
        ) : (
          <Card title="Billing">
            <p className="text-muted">No Stripe customer: they never began to buy anything.</p>
          </Card>
        )}
        {mayOpen && <OpenCard userId={user.id} customer={customer} />}
      </div>
      <SessionsCard person={person} sessions={sessions.rows} reader={forReader} />
      {events && events.rows.length > 0 && customer && (
        <Card
          title="Events from Stripe"
          aside={
            <PageLink href={`/admin/events?customer=${customer.stripeCustomerId}` as Route} className="link">
              All events, or those of a time →
            </PageLink>
          }
        >
          <EventTable rows={events.rows} ofOne reader={forReader} now={new Date()} />
        </Card>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        {user && access && <AccessCard actor={actor} user={user} {...access} reader={forReader} />}
        {customer && mirror && (
          <InvoicesCard customer={customer} invoices={mirror.billing.invoices} reader={forReader} />
        )}
        {customer && <MailsCard mails={mails} reader={forReader} />}
        <ActsCard actor={actor} personId={person.id} acts={acts} reader={forReader} />
      </div>
    </div>
  );
}

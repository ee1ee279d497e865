import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { listAround } from "@/lib/session-logs/around";
import { findLogEntry } from "@/lib/session-logs/list";
import { recordRead } from "@/lib/session-logs/record-read";
import { Badge } from "../../../_ui/badge";
import { Card } from "../../../_ui/card";
import { Fields } from "../../../_ui/fields";
import { flowWords } from "../../../_ui/flow-words";
import { Folded } from "../../../_ui/folded";
import { PageLink } from "../../../_ui/page-link";
import { PageTitle } from "../../../_ui/page-title";
import { stripeFields } from "../../../_ui/stripe-fields";
import { BackLink } from "../../back-link";
import { stateStanding } from "../state-standing";
import { AroundList } from "./around-list";
import { DashboardLinks } from "./dashboard-links";
import { reasonWords, rowFields } from "./session-fields";
import { Timeline } from "./timeline";
import { timelineOf } from "./timeline-of";

export const metadata: Metadata = { title: "Portal session" };

/** One portal session: what happened in order, then each field, then the row as it is kept. */
export default async function SessionPage({ params }: PageProps<"/admin/sessions/[id]">) {
  const { id } = await params;
  const actor = await requireStaff(`/admin/sessions/${id}`);
  const [entry, forReader] = await Promise.all([findLogEntry(actor, id), reader()]);
  if (!entry) notFound();
  const { dashboard: _, customersAccount: __, flow: ___, flowObject: flow, reportedAt: ____, ...columns } = entry;
  const stored = { ...columns, flow }; // by the names they are stored by: our word for a flow is told from two others
  const subject = { type: "portal_session", id: entry.id } as const;
  const [around] = await Promise.all([
    listAround(actor, entry),
    recordRead(actor, { action: "log_session_read", subject }, await requestDetails()),
  ]);
  return (
    <div className="mx-auto grid max-w-5xl grid-cols-1 gap-6 [&_header]:mb-0">
      <div className="grid justify-items-start gap-2">
        <BackLink list="/admin/sessions">Session log</BackLink>
        <PageTitle lead={entry.user ? <PersonLink user={entry.user} /> : "The person was erased."}>
          {flowWords(entry.flow)}
        </PageTitle>
        <Badge {...stateStanding[entry.state]} />
      </div>
      {entry.isByStaff && (
        <p className="rounded-xl border border-line bg-attention-soft px-5 py-3">
          Opened by {entry.openedBy?.email ?? "a member of the staff who is gone"}, {entry.openedByRole}. Reason:{" "}
          {reasonWords(entry.reason)}
        </p>
      )}
      <Card title="What happened">
        <Timeline steps={timelineOf(entry, forReader)} reader={forReader} />
      </Card>
      <Card title="The person's sessions around it">
        <AroundList entry={entry} around={around} reader={forReader} />
      </Card>
      <Card title="Stripe's session" aside={<DashboardLinks entry={entry} />}>
        {entry.stripeSessionId ? (
          <Fields fields={stripeFields(entry, forReader)} />
        ) : (
          <p className="text-muted">Stripe made none, as far as we know: no answer with an id is recorded.</p>
        )}
      </Card>
      <Card title="Our row">
        <Fields fields={rowFields(entry, forReader)} />
      </Card>
      <Folded title="Raw JSON">
        <pre className="break-anywhere whitespace-pre-wrap rounded-lg bg-sunken p-4 font-mono text-sm">
          {JSON.stringify(stored, null, 2)}
        </pre>
      </Folded>
    </div>
  );
}

const PersonLink = ({ user }: { user: { id: string; email: string } }) => (
  <PageLink href={`/admin/customers/${user.id}` as Route} className="link">
    {user.email}
  </PageLink>
);

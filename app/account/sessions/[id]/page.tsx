import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireUser } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { findReportedAt } from "@/lib/portal/report-visit";
import { findVisitDetail, type VisitDetail } from "@/lib/portal/visit-detail";
import { ActionForm } from "../../../_ui/action-form";
import { Badge } from "../../../_ui/badge";
import { Card } from "../../../_ui/card";
import { deviceWords } from "../../../_ui/device-words";
import { Fields } from "../../../_ui/fields";
import { flowWords } from "../../../_ui/flow-words";
import { Folded } from "../../../_ui/folded";
import { PageLink } from "../../../_ui/page-link";
import { PageTitle } from "../../../_ui/page-title";
import { Sides } from "../../../_ui/sides";
import { stripeFields } from "../../../_ui/stripe-fields";
import { SubmitButton } from "../../../_ui/submit-button";
import { Time } from "../../../_ui/time";
import { OpenedByStaff, VisitChange } from "../../visit-parts";
import { originLine, visitProblem, visitStanding } from "../../visit-words";
import { reportVisit } from "./actions";

export const metadata: Metadata = { title: "Visit" };

/** One visit of one's own: when, from where, what changed, and what Stripe recorded of it. */
export default async function VisitPage({ params }: PageProps<"/account/sessions/[id]">) {
  const { id } = await params;
  const user = await requireUser(`/account/sessions/${id}`);
  const [visit, reportedAt, forReader] = await Promise.all([
    findVisitDetail(user.id, id),
    findReportedAt(id),
    reader(),
  ]);
  if (!visit) notFound();
  const problem = visitProblem(visit);
  const origin = originOf(visit);
  return (
    <>
      <div className="grid justify-items-start gap-2 [&>header]:mb-0">
        <PageLink href="/account/sessions" className="link">
          ← History
        </PageLink>
        <PageTitle lead={<Time at={visit.requestedAt} reader={forReader} look="exact" />}>
          {flowWords(visit.flow)}
        </PageTitle>
        <Badge {...visitStanding(visit, new Date())} />
      </div>
      <Card title="What happened">
        <div className="grid gap-2">
          {problem && <p>{problem}</p>}
          {visit.outcomes.map((outcome) => (
            <VisitChange key={outcome.id} outcome={outcome} reader={forReader} />
          ))}
          {!problem && visit.outcomes.length === 0 && <p>Nothing was changed, as far as we know.</p>}
          <OpenedByStaff visit={visit} />
          {origin && <p className="text-muted text-sm">{origin}</p>}
        </div>
      </Card>
      <Card title="This wasn’t me">
        {reportedAt ? (
          <p className="max-w-prose">
            You reported this visit: <Time at={reportedAt} reader={forReader} look="exact" />. Our staff look at it.
          </p>
        ) : (
          <ActionForm action={reportVisit} className="grid justify-items-start gap-3">
            <p className="max-w-prose">
              {visit.isByStaff ? "If you did not ask for this visit" : "If you do not recognise this visit"}, we sign
              you out in every browser and tell our staff, who will look at it.
            </p>
            <input type="hidden" name="visit" value={visit.id} />
            <SubmitButton look="secondary" pendingLabel="Signing out everywhere…" className="max-sm:w-full">
              This wasn’t me
            </SubmitButton>
          </ActionForm>
        )}
      </Card>
      {visit.stripeSessionId && (
        <Folded title="What Stripe recorded">
          {visit.outcomes.map((outcome) => (
            <div key={outcome.id} className="mb-4">
              <VisitChange outcome={outcome} reader={forReader} />
              <Sides before={outcome.before} after={outcome.after} />
            </div>
          ))}
          <Fields fields={stripeFields(visit, forReader)} />
        </Folded>
      )}
    </>
  );
}

/** Of a visit by staff, from where it was opened is not the customer's to know. */
function originOf(visit: VisitDetail): string {
  if (visit.isByStaff) return originLine(visit, {});
  const device = (visit.userAgent && deviceWords(visit.userAgent)) || "Unknown device";
  return originLine(visit, { device, networkAddress: visit.networkAddress });
}

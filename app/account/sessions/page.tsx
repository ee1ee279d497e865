import type { Metadata, Route } from "next";
import { requireUser } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { listPortalSessions } from "@/lib/portal/history";
import { Card } from "../../_ui/card";
import { EmptyState } from "../../_ui/empty-state";
import { PageLink } from "../../_ui/page-link";
import { PageTitle } from "../../_ui/page-title";
import { Pager } from "../../_ui/pager";
import { VisitList } from "../visit-list";

export const metadata: Metadata = { title: "History" };

/** Everything this person ever did in the portal, page by page. */
export default async function HistoryPage({ searchParams }: PageProps<"/account/sessions">) {
  const user = await requireUser("/account/sessions");
  const { cursor } = await searchParams;
  const position = typeof cursor === "string" ? cursor : undefined;
  const [visits, forReader] = await Promise.all([
    listPortalSessions(user.id, { limit: 25, cursor: position }),
    reader(),
  ]);
  return (
    <>
      <PageTitle lead="Each time the billing portal was opened for your account, and what was changed there.">
        History
      </PageTitle>
      {visits.rows.length > 0 ? (
        <Card>
          <VisitList visits={visits.rows} reader={forReader} />
          <p className="-mb-2.5 mt-4 flex flex-wrap gap-x-5 text-sm">
            <a href="/account/export" className="link" download>
              Export as CSV
            </a>
            <a href="/account/export?format=json" className="link" download>
              Export as JSON
            </a>
          </p>
        </Card>
      ) : (
        <EmptyState
          title="No visits here"
          action={
            <PageLink href="/account" className="link">
              Go to Billing
            </PageLink>
          }
        >
          When you open the portal from your billing page, the visit and what you changed will stand here.
        </EmptyState>
      )}
      <Pager newer={pageAt(visits.newer)} older={pageAt(visits.older)} />
    </>
  );
}

const pageAt = (cursor: string | null): Route | null => (cursor ? `/account/sessions?cursor=${cursor}` : null);

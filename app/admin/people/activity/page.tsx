import type { Metadata } from "next";
import { staffActions } from "@/lib/auth/admin-event";
import { requireStaff } from "@/lib/auth/current-user";
import { listFormerStaff } from "@/lib/auth/former-staff";
import { listAllActs } from "@/lib/auth/list-staff-acts";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { listStaff } from "@/lib/auth/staff";
import { recordRead } from "@/lib/session-logs/record-read";
import { EmptyState } from "../../../_ui/empty-state";
import { PageLink } from "../../../_ui/page-link";
import { PageTitle } from "../../../_ui/page-title";
import { Pager } from "../../../_ui/pager";
import { actionWords } from "../../act-words";
import { Choice } from "../../choice";
import { activityAddress, changes, parseActFilters } from "./act-filters";
import { ActTable } from "./act-table";

export const metadata: Metadata = { title: "What staff did" };

/** All that staff did here, reading included: nothing of it can be changed or taken out. */
export default async function ActivityPage({ searchParams }: PageProps<"/admin/people/activity">) {
  const actor = await requireStaff("/admin/people/activity", "read_staff_acts");
  const [params, forReader] = await Promise.all([searchParams, reader()]);
  const { values, filters } = parseActFilters(params);
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const [page, staff, former] = await Promise.all([
    listAllActs(actor, filters, cursor),
    listStaff(actor),
    listFormerStaff(actor),
    recordRead(actor, { action: "acts_read", facts: values }, await requestDetails()),
  ]);
  const pageAt = (at: string | null) => (at ? activityAddress(values, at) : null);
  return (
    <div className="grid grid-cols-1 gap-6 [&_header]:mb-0">
      <div className="grid justify-items-start gap-2">
        <PageLink href="/admin/people" className="link">
          ← People
        </PageLink>
        <PageTitle lead="Each page that was read of what holds personal data, each file taken, each change. It is sealed with the log and stays as it is.">
          What staff did
        </PageTitle>
      </div>
      <search aria-label="Filter what staff did">
        <form action="/admin/people/activity" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto] lg:max-w-3xl">
          <Choice
            name="by"
            label="Who"
            any="Anybody"
            defaultValue={values.by}
            values={[...staff, ...former].map(({ id, email }) => [id, email])}
          />
          <Choice
            name="action"
            label="What"
            any="Anything"
            defaultValue={values.action}
            values={[[changes, "Anything but reading"], ...staffActions.map((one) => [one, actionWords[one]] as const)]}
          />
          <button type="submit" className="button">
            Filter
          </button>
        </form>
      </search>
      {page.rows.length > 0 ? (
        <ActTable acts={page.rows} reader={forReader} now={new Date()} />
      ) : (
        <EmptyState
          title="Nothing was done like this"
          action={
            <PageLink href="/admin/people/activity" className="link">
              Show everything
            </PageLink>
          }
        >
          Try anybody, or anything.
        </EmptyState>
      )}
      <Pager newer={pageAt(page.newer)} older={pageAt(page.older)} />
    </div>
  );
}

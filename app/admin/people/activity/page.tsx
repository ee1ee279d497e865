import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { validate as isUuid } from "uuid";
import { requireStaff } from "@/lib/auth/current-user";
import { listFormerStaff } from "@/lib/auth/former-staff";
import { type ActFilters, listAllActs } from "@/lib/auth/list-staff-acts";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { listStaff } from "@/lib/auth/staff";
import { type Read, recordRead } from "@/lib/session-logs/record-read";
import { EmptyState } from "../../../_ui/empty-state";
import { PageLink } from "../../../_ui/page-link";
import { PageTitle } from "../../../_ui/page-title";
import { Pager } from "../../../_ui/pager";
import { tidyAddress } from "../../sessions/tidy-address";
import { type ActValues, activityAddress, parseActFilters } from "./act-filters";
import { ActForm } from "./act-form";
import { ActTable } from "./act-table";

export const metadata: Metadata = { title: "What staff did" };

/** All that staff did here, reading included: nothing of it can be changed or taken out. */
export default async function ActivityPage({ searchParams }: PageProps<"/admin/people/activity">) {
  const actor = await requireStaff("/admin/people/activity", "read_staff_acts");
  const [params, forReader] = await Promise.all([searchParams, reader()]);
  const tidy = tidyAddress(params, forReader.timeZone, "/admin/people/activity");
  if (tidy) redirect(tidy);
  const { values, filters, problems } = await parseActFilters(params, forReader.timeZone);
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const [page, staff, former] = await Promise.all([
    listAllActs(actor, filters, cursor),
    listStaff(actor),
    listFormerStaff(actor),
    recordRead(actor, readOf(values, filters), await requestDetails()),
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
      <ActForm values={values} problems={problems} people={[...staff, ...former]} timeZone={forReader.timeZone} />
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
          Try anybody, or anything, or a longer time.
        </EmptyState>
      )}
      <Pager newer={pageAt(page.newer)} older={pageAt(page.older)} />
    </div>
  );
}

/** What is written down of this reading: about whom or what by an id, and any other text not at all. */
function readOf({ by, action, about, from, to }: ActValues, { about: whom }: ActFilters): Read {
  const person = whom?.userIds[0] ?? whom?.stripeCustomerIds[0];
  const isId = isUuid(about) || /^evt_\w+$/.test(about);
  const other = isId || !about ? about : "(text)";
  const facts = { by, action, about: person ? "" : other, from, to };
  return { action: "acts_read", filters: person ? { person } : undefined, facts };
}

import type { Metadata } from "next";
import { requireStaff } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { parseLogFilters } from "@/lib/session-logs/filters";
import { listSessionLog } from "@/lib/session-logs/list";
import { PageTitle } from "../../_ui/page-title";
import { Pager } from "../../_ui/pager";
import { FilterForm } from "./filter-form";
import { logAddress } from "./log-address";
import { LogEmpty } from "./log-empty";
import { LogTable } from "./log-table";

export const metadata: Metadata = { title: "Session log" };

/** Everyone's portal sessions, newest first. The address is the state: filters and position can be shared. */
export default async function SessionLogPage({ searchParams }: PageProps<"/admin/sessions">) {
  const actor = await requireStaff("/admin/sessions");
  const [params, forReader] = await Promise.all([searchParams, reader()]);
  const { filters, values, problems } = parseLogFilters(params, forReader.timeZone);
  const page = await listSessionLog(actor, filters, typeof params.cursor === "string" ? params.cursor : undefined);
  const pageAt = (cursor: string | null) => (cursor ? logAddress(values, cursor) : null);
  const isFiltered = Object.values(values).some(Boolean);
  return (
    <>
      <PageTitle lead="Each opening of the billing portal, and each attempt.">Session log</PageTitle>
      <FilterForm values={values} problems={problems} timeZone={forReader.timeZone} isFiltered={isFiltered} />
      {page.rows.length > 0 ? (
        <LogTable rows={page.rows} reader={forReader} now={new Date()} />
      ) : (
        <LogEmpty isFiltered={isFiltered} />
      )}
      <Pager newer={pageAt(page.newer)} older={pageAt(page.older)} />
    </>
  );
}

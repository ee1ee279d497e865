import type { Metadata, Route } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cookieName } from "@/lib/auth/cookies";
import { requireStaff } from "@/lib/auth/current-user";
import { may } from "@/lib/auth/permissions";
import { reader } from "@/lib/auth/reader";
import { requestDetails } from "@/lib/auth/request-details";
import { findPerson } from "@/lib/customers/find-person";
import { countSessionLog } from "@/lib/session-logs/count";
import { newerLimit, newestCursor } from "@/lib/session-logs/count-newer";
import { parseLogFilters } from "@/lib/session-logs/filters";
import { knownValues } from "@/lib/session-logs/known-values";
import { listSessionLog } from "@/lib/session-logs/list";
import { recordRead } from "@/lib/session-logs/record-read";
import { searchLog } from "@/lib/session-logs/search";
import { Pager } from "../../_ui/pager";
import { countOf, countWords } from "./count-words";
import { ExportMenu } from "./export-menu";
import { LiveBar } from "./live-bar";
import { logAddress, logQueryString } from "./log-address";
import { LogEmpty } from "./log-empty";
import { LogFrame } from "./log-frame";
import { LogKeys } from "./log-keys";
import { LogTable } from "./log-table";
import { viewOf } from "./log-view";
import { tidyAddress } from "./tidy-address";
import { ViewForm } from "./view-form";

export const metadata: Metadata = { title: "Session log" };

/** Everyone's portal sessions, newest first. The address is the state: filters and position can be shared. */
export default async function SessionLogPage({ searchParams }: PageProps<"/admin/sessions">) {
  const actor = await requireStaff("/admin/sessions");
  const [params, forReader, jar] = await Promise.all([searchParams, reader(), cookies()]);
  const tidy = tidyAddress(params, forReader.timeZone);
  if (tidy) redirect(tidy);
  const { filters, values, problems, understood } = parseLogFilters(params, forReader.timeZone);
  const typed = textOf(params.q);
  const cursor = textOf(params.cursor);

  const found = typed ? await searchLog(actor, typed) : null;
  if (found && "session" in found) redirect(`/admin/sessions/${found.session}` as Route);
  if (found && "event" in found) redirect(`/admin/events/${found.event}` as Route);
  if (found && "filter" in found) redirect(logAddress({ ...values, ...found.filter }));

  const frame = { typed, values, problems, timeZone: forReader.timeZone };
  if (found) {
    // nothing of the log is shown: none of it is read, and no reading written down
    return (
      <LogFrame {...frame} known={await knownValues(actor)}>
        <LogEmpty isFiltered={false} person="" sought={typed} />
      </LogFrame>
    );
  }

  const [page, counted, known, whom] = await Promise.all([
    listSessionLog(actor, filters, cursor),
    countSessionLog(actor, filters),
    knownValues(actor),
    values.person ? findPerson(actor, values.person) : null,
    recordRead(actor, { action: "log_read", filters }, await requestDetails()),
  ]);
  const count = cursor ? counted : countOf(page, counted);
  const since = await newestCursor(cursor ? undefined : page.rows[0]);
  const query = logQueryString(understood);
  const pageAt = (at: string | null) => (at ? logAddress(values, at) : null);
  const email = whom?.user?.email; // of whom an id in the filter means
  const view = viewOf(jar.get(cookieName("log-view"))?.value);
  const tools = (
    <>
      <ViewForm view={view} values={values} cursor={cursor} />
      {may(actor, "export_log") && <ExportMenu query={query} count={countWords(count)} />}
    </>
  );
  return (
    <LogFrame {...frame} known={known} person={email} tools={tools}>
      <div className="-my-2 flex min-h-11 flex-wrap items-center justify-between gap-x-6">
        <p className="text-muted">{countWords(count)}</p>
        <div className="ml-auto flex flex-wrap items-center gap-x-6">
          <LiveBar
            stream={`/admin/sessions/live?${query}${query && "&"}since=${since}`}
            newest={logAddress(values)}
            most={newerLimit}
          />
          <LogKeys />
        </div>
      </div>
      {page.rows.length > 0 ? (
        <>
          <LogTable rows={page.rows} view={view} reader={forReader} now={new Date()} />
          <Pager newer={pageAt(page.newer)} older={pageAt(page.older)} />
        </>
      ) : (
        <LogEmpty isFiltered={Object.values(values).some(Boolean)} person={email ?? values.person} />
      )}
    </LogFrame>
  );
}

const textOf = (value: string | string[] | undefined) => [value].flat()[0] ?? "";

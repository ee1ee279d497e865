import { ChevronRight } from "lucide-react";
import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { Visit } from "@/lib/portal/history";
import { Badge } from "../_ui/badge";
import { deviceWords } from "../_ui/device-words";
import { flowWords } from "../_ui/flow-words";
import { PageLink } from "../_ui/page-link";
import { Time } from "../_ui/time";
import { OpenedByStaff, VisitChange } from "./visit-parts";
import { originLine, visitProblem, visitStanding } from "./visit-words";

/** Visits to the portal: when, what for, what changed, how it ended. */
export function VisitList({ visits, reader }: { visits: Visit[]; reader: Reader }) {
  return (
    <ol className="-my-3 divide-y divide-line">
      {visits.map((visit) => (
        <VisitRow key={visit.id} visit={visit} reader={reader} />
      ))}
    </ol>
  );
}

function VisitRow({ visit, reader }: { visit: Visit; reader: Reader }) {
  const problem = visitProblem(visit);
  const origin = originLine(visit, { device: visit.userAgent && deviceWords(visit.userAgent) });
  return (
    <li className="group relative grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 py-3 sm:grid-cols-[8rem_1fr_auto]">
      <p className="text-muted text-sm sm:pt-0.5">
        <Time at={visit.requestedAt} reader={reader} />
      </p>
      <div className="grid min-w-0 gap-1 max-sm:order-last max-sm:col-span-2">
        <p className="font-medium">
          <PageLink
            href={`/account/sessions/${visit.id}` as Route}
            className="row-link underline-offset-4 group-hover:underline"
          >
            {flowWords(visit.flow)}
          </PageLink>
        </p>
        {visit.outcomes.map((outcome) => (
          <VisitChange key={outcome.id} outcome={outcome} reader={reader} />
        ))}
        {problem && <p className="text-muted text-sm">{problem}</p>}
        {origin && <p className="text-muted text-sm">{origin}</p>}
        <OpenedByStaff visit={visit} />
      </div>
      <div className="flex h-fit items-center gap-2 justify-self-end">
        <Badge {...visitStanding(visit, new Date())} />
        <ChevronRight aria-hidden="true" className="size-4 text-muted group-hover:text-ink" />
      </div>
    </li>
  );
}

import type { Route } from "next";
import type { ReactNode } from "react";
import type { Reader } from "@/lib/auth/reader";
import type { LogEntry } from "@/lib/session-logs/entry";
import { inWords } from "@/lib/words/in-words";
import { Badge } from "../../_ui/badge";
import { changeLine } from "../../_ui/change-line";
import { deviceWords } from "../../_ui/device-words";
import { flowWords } from "../../_ui/flow-words";
import { PageLink } from "../../_ui/page-link";
import type { Column } from "./log-view";
import { stateStanding } from "./state-standing";

type Cell = { className?: string; show: (row: LogEntry, reader: Reader) => ReactNode };

const id = (show: Cell["show"]): Cell => ({ className: "log-id", show });

/** What stands in each column. */
export const cells: Record<Column, Cell> = {
  person: {
    className: "break-anywhere lg:min-w-44",
    show: (row) => (
      <>
        {row.user ? (
          <PageLink href={`/admin/customers/${row.user.id}` as Route} className="link-quiet">
            {row.user.email}
          </PageLink>
        ) : (
          <span className="text-muted">Erased</span>
        )}
        {row.isByStaff && <span className="block text-muted">by {row.openedBy?.email ?? "staff"}</span>}
      </>
    ),
  },
  flow: { className: "whitespace-nowrap", show: ({ flow }) => flowWords(flow) },
  state: { className: "log-state", show: ({ state }) => <Badge {...stateStanding[state]} /> },
  what: {
    className: "break-anywhere lg:min-w-56",
    show: (row, reader) => (
      <>
        {row.errorCode && <code className="font-mono">{row.errorCode}</code>}
        {row.outcomes.map((outcome) => (
          <span key={outcome.id} className="block">
            {changeLine(outcome, reader)}
            {outcome.reason && <span className="text-muted"> · {inWords(outcome.reason)}</span>}
            {outcome.comment && <span className="line-clamp-2 max-w-md text-muted">“{outcome.comment}”</span>}
          </span>
        ))}
      </>
    ),
  },
  took: {
    className: "whitespace-nowrap lg:text-right",
    show: ({ stripeMs }) =>
      stripeMs !== null && (
        <>
          {stripeMs} ms<span className="lg:hidden"> at Stripe</span>
        </>
      ),
  },
  staff: {
    className: "break-anywhere",
    show: (row) => row.isByStaff && <>by {row.openedBy?.email ?? "staff"}</>,
  },
  customer: id((row) => row.stripeCustomerId),
  session: id((row) => row.stripeSessionId),
  request: id((row) => row.stripeRequestId),
  configuration: id((row) => row.configurationId ?? row.askedConfigurationId),
  locale: { show: (row) => row.locale },
  mode: { show: ({ livemode }) => livemode !== null && (livemode ? "Live" : "Test") },
  account: id((row) => [row.onBehalfOf, row.customersAccount].filter(Boolean).join(", ") || null),
  source: { className: "break-anywhere lg:whitespace-nowrap", show: (row) => row.source },
  device: { show: ({ userAgent }) => userAgent && deviceWords(userAgent) },
};

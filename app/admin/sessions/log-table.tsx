import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { LogEntry } from "@/lib/session-logs/list";
import { Badge } from "../../_ui/badge";
import { changeLine } from "../../_ui/change-line";
import { flowWords } from "../../_ui/flow-words";
import { exactTime, logTime } from "../../_ui/format-time";
import { PageLink } from "../../_ui/page-link";
import { stateStanding } from "./state-standing";

type Props = { rows: LogEntry[]; reader: Reader; now: Date };

/** The log, a line a session; where it has no room a card a session. */
export function LogTable({ rows, reader, now }: Props) {
  return (
    <table className="log-table">
      <caption className="sr-only">Portal sessions, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Person</th>
          <th scope="col">For</th>
          <th scope="col">State</th>
          <th scope="col">What changed, or what failed</th>
          <th scope="col" className="text-right">
            At Stripe
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LogRow key={row.id} row={row} reader={reader} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function LogRow({ row, reader, now }: { row: LogEntry; reader: Reader; now: Date }) {
  return (
    <tr>
      <td className="whitespace-nowrap">
        <PageLink href={`/admin/sessions/${row.id}` as Route} className="link">
          <time dateTime={row.requestedAt.toISOString()} title={exactTime(row.requestedAt, reader)}>
            {logTime(row.requestedAt, reader, now)}
          </time>
        </PageLink>
      </td>
      <td className="break-anywhere lg:min-w-44">
        {row.user?.email ?? <span className="text-muted">Erased</span>}
        {row.isByStaff && <span className="block text-muted">by {row.openedBy?.email ?? "staff"}</span>}
      </td>
      <td className="whitespace-nowrap">{flowWords(row.flow)}</td>
      <td className="log-state">
        <Badge {...stateStanding[row.state]} />
      </td>
      <td>
        {row.errorCode && <code className="font-mono">{row.errorCode}</code>}
        {row.outcomes.map((outcome) => (
          <span key={outcome.id} className="block">
            {changeLine(outcome, reader)}
          </span>
        ))}
      </td>
      <td className="whitespace-nowrap lg:text-right">
        {row.stripeMs !== null && (
          <>
            {row.stripeMs} ms<span className="lg:hidden"> at Stripe</span>
          </>
        )}
      </td>
    </tr>
  );
}

import type { Route } from "next";
import type { Reader } from "@/lib/auth/reader";
import type { LogEntry } from "@/lib/session-logs/entry";
import { exactTime, logTime } from "../../_ui/format-time";
import { PageLink } from "../../_ui/page-link";
import { cells } from "./log-cells";
import { columnNames, type LogView, usualView } from "./log-view";
import { RowClicks } from "./row-clicks";

type Props = { rows: LogEntry[]; view?: LogView; reader: Reader; now: Date };

/** The log, a line a session; where it has no room a card a session. */
export function LogTable({ rows, view = usualView, reader, now }: Props) {
  return (
    <>
      <RowClicks />
      <table className={`log-table log-table-sticky ${view.density === "compact" ? "log-table-compact" : ""}`}>
        <caption className="sr-only">Portal sessions, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {view.columns.map((column) => (
              <th key={column} scope="col" className={column === "took" ? "text-right" : undefined}>
                {columnNames[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="whitespace-nowrap">
                <PageLink href={`/admin/sessions/${row.id}` as Route} data-row="" className="link">
                  <time dateTime={row.requestedAt.toISOString()} title={exactTime(row.requestedAt, reader)}>
                    {logTime(row.requestedAt, reader, now)}
                  </time>
                </PageLink>
              </td>
              {view.columns.map((column) => (
                <td key={column} className={cells[column].className}>
                  {cells[column].show(row, reader)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

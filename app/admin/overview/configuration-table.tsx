import { type GroupCounts, total } from "@/lib/session-logs/overview";
import { worstFirst } from "@/lib/session-logs/worst-first";
import { PageLink } from "../../_ui/page-link";
import { ScrollRegion } from "../../_ui/scroll-region";
import { counted } from "./counted";
import type { LogOf } from "./log-of";
import { ShareBar } from "./share-bar";
import { shareWords } from "./share-words";

type Props = { groups: GroupCounts[]; during: string; logOf: LogOf };

/** Which portal configurations fail, the worst first: each number leads to its sessions. */
export function ConfigurationTable({ groups, during, logOf }: Props) {
  const rows = worstFirst(groups.filter(({ name }) => name !== "none")).map(({ name, states }) => ({
    name,
    sessions: total(states),
    failed: states.get("failed") ?? 0,
  }));
  const without = total(groups.find(({ name }) => name === "none")?.states ?? new Map());
  const [worst] = rows;
  return (
    <>
      <p className="mb-3 text-muted text-sm">
        {worst?.failed ? (
          <>
            <code className="break-anywhere font-mono">{worst.name}</code> fails most, as far as so many sessions can
            tell: {counted(worst.failed)} of {counted(worst.sessions)} {during}.
          </>
        ) : (
          `Nothing failed with a portal configuration ${during}.`
        )}
      </p>
      {rows.length > 0 && (
        <ScrollRegion label="Failures by portal configuration">
          <table className="w-full text-left text-sm">
            <caption className="sr-only">Failures by portal configuration, the worst first</caption>
            <thead>
              <tr className="border-line border-b text-muted">
                {["Configuration", "Sessions", "Failed", "Share"].map((words, at) => (
                  <th
                    key={words}
                    scope="col"
                    className={`py-2 pr-4 font-medium last:pr-0 ${at > 0 ? "text-right" : ""}`}
                  >
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.name} {...row} logOf={logOf} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {without > 0 && (
        <p className="mt-3 text-muted text-sm">
          {counted(without)} more have none: denied, not answered, or failed before one was chosen.
        </p>
      )}
    </>
  );
}

type RowProps = { name: string; sessions: number; failed: number; logOf: LogOf };

function Row({ name, sessions, failed, logOf }: RowProps) {
  const href = logOf({ configuration: name, state: "failed" });
  const share = shareWords(failed, sessions);
  return (
    <tr className="border-line border-b last:border-0">
      <th scope="row" className="py-2 pr-4 font-normal">
        <code className="break-anywhere font-mono">{name}</code>
        <ShareBar share={failed / sessions} fill="fill-failed" className="mt-1" />
      </th>
      <td className="whitespace-nowrap py-2 pr-4 text-right">
        <PageLink
          href={logOf({ configuration: name })}
          aria-label={`${counted(sessions)} sessions with ${name}, in the log`}
          className="link-quiet"
        >
          {counted(sessions)}
        </PageLink>
      </td>
      <td className="whitespace-nowrap py-2 pr-4 text-right">
        <PageLink href={href} aria-label={`${counted(failed)} failed with ${name}, in the log`} className="link-quiet">
          {counted(failed)}
        </PageLink>
      </td>
      <td className={`whitespace-nowrap py-2 text-right ${failed ? "font-medium text-failed" : ""}`}>
        <PageLink href={href} aria-label={`${share} of ${name} failed, in the log`} className="link-quiet">
          {share}
        </PageLink>
      </td>
    </tr>
  );
}

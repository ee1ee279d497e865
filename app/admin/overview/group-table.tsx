import type { Route } from "next";
import type { ReactNode } from "react";
import { type GroupCounts, total } from "@/lib/session-logs/overview";
import { PageLink } from "../../_ui/page-link";
import { ScrollRegion } from "../../_ui/scroll-region";
import { counted } from "./counted";
import { stateTotals } from "./overview-series";

type Props = {
  caption: string;
  first: string;
  groups: GroupCounts[];
  nameOf: (name: string) => ReactNode;
  /** Where its sessions are. */
  hrefOf: (name: string) => Route | null;
};

/** Sessions by one property: how many, and what they came to. */
export function GroupTable({ caption, first, groups, nameOf, hrefOf }: Props) {
  const head = [first, "Sessions", "Returned", "Failed", "Changes", "95 % within"];
  return (
    <ScrollRegion label={caption}>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-muted">
            {head.map((words, at) => (
              <th
                key={words}
                scope="col"
                className={`py-2 pr-4 font-medium last:pr-0 ${at ? "text-right" : ""} ${onDesk(at)}`}
              >
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, states, outcomes, p95 }) => {
            const { sessions, returned, failed } = stateTotals(states);
            const counts = [sessions, returned, failed, total(outcomes)].map(counted);
            const href = hrefOf(name);
            return (
              <tr key={name} className="border-line border-b last:border-0">
                <th scope="row" className="break-anywhere py-2 pr-4 font-normal">
                  {href ? (
                    <PageLink href={href} className="link-quiet">
                      {nameOf(name)}
                    </PageLink>
                  ) : (
                    nameOf(name)
                  )}
                </th>
                {[...counts, p95 === null ? "–" : `${p95} ms`].map((value, at) => (
                  <td
                    key={head[at + 1]}
                    className={`whitespace-nowrap py-2 pr-4 text-right last:pr-0 ${onDesk(at + 1)}`}
                  >
                    {value}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

// a phone has room for how many and how many failed; returns and changes are in the pictures above
const onDesk = (column: number) => (column === 2 || column === 4 ? "max-sm:hidden" : "");

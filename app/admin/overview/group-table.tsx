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
  hrefOf: (name: string) => Route;
};

// a phone has room for how many and how many failed; returns and changes are in the pictures above
const columns: { words: string; className?: string; show: (group: GroupCounts) => string }[] = [
  { words: "Sessions", show: ({ states }) => counted(stateTotals(states).sessions) },
  { words: "Returned", className: "max-sm:hidden", show: ({ states }) => counted(stateTotals(states).returned) },
  { words: "Failed", show: ({ states }) => counted(stateTotals(states).failed) },
  { words: "Changes", className: "max-sm:hidden", show: ({ outcomes }) => counted(total(outcomes)) },
  { words: "95 % within", show: ({ p95 }) => (p95 === null ? "–" : `${p95} ms`) },
];

/** Sessions by one property: how many, and what they came to. */
export function GroupTable({ caption, first, groups, nameOf, hrefOf }: Props) {
  return (
    <ScrollRegion label={caption}>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-muted">
            <th scope="col" className="py-2 pr-4 font-medium">
              {first}
            </th>
            {columns.map(({ words, className = "" }) => (
              <th key={words} scope="col" className={`py-2 pr-4 text-right font-medium last:pr-0 ${className}`}>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const { name } = group;
            return (
              <tr key={name} className="border-line border-b last:border-0">
                <th scope="row" className="py-2 pr-4 font-normal">
                  <PageLink href={hrefOf(name)} className="link-quiet">
                    {nameOf(name)}
                  </PageLink>
                </th>
                {columns.map(({ words, className = "", show }) => (
                  <td key={words} className={`whitespace-nowrap py-2 pr-4 text-right last:pr-0 ${className}`}>
                    {show(group)}
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

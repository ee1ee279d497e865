import type { Route } from "next";
import { type Interval, intervals } from "@/lib/plans/catalog";
import { PageLink } from "../_ui/page-link";

const words: Record<Interval, string> = { month: "Monthly", year: "Yearly" };

/** By the month or by the year: two links, so that it works without JavaScript and can be shared. */
export function IntervalSwitch({ current }: { current: Interval }) {
  return (
    <nav aria-label="How often to pay" className="mb-6 border-line border-b">
      <div className="-mx-1 -mb-px flex gap-5">
        {intervals.map((interval) => (
          <PageLink
            key={interval}
            href={`/pricing?interval=${interval}` as Route}
            aria-current={interval === current ? "page" : undefined}
            className="nav-item nav-item-small"
          >
            {words[interval]}
          </PageLink>
        ))}
      </div>
    </nav>
  );
}

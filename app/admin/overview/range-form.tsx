import type { Route } from "next";
import { portalFlows } from "@/lib/portal/flows";
import { type OverviewRange, overviewRanges } from "@/lib/session-logs/overview-range";
import { flowWords } from "../../_ui/flow-words";
import { PageLink } from "../../_ui/page-link";

export const rangeWords: Record<OverviewRange, string> = {
  "7d": "7 days",
  "30d": "30 days",
  "90d": "90 days",
  "12m": "12 months",
};

/** What the overview is about: how long, and which thing to do. Both stand in the address. */
export function RangeForm({ range, flow }: { range: OverviewRange; flow: string }) {
  const flows: string[] = ["none", ...portalFlows];
  if (flow && !flows.includes(flow)) flows.push(flow); // one of Stripe's that came with the address
  const addressOf = (one: OverviewRange) =>
    `/admin?${new URLSearchParams({ range: one, ...(flow && { flow }) })}` as Route;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
      <nav aria-label="Range">
        <ul className="-mx-1 flex flex-wrap gap-x-5 max-sm:gap-x-3">
          {overviewRanges.map((one) => (
            <li key={one}>
              <PageLink
                href={addressOf(one)}
                aria-current={one === range ? "true" : undefined}
                className="nav-item nav-item-small"
              >
                {rangeWords[one]}
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
      <form action="/admin" className="flex items-center gap-2 max-sm:w-full">
        <input type="hidden" name="range" value={range} />
        <label htmlFor="flow" className="sr-only">
          Opened for
        </label>
        <select id="flow" name="flow" defaultValue={flow} className="input sm:w-auto">
          <option value="">Opened for anything</option>
          {flows.map((one) => (
            <option key={one} value={one}>
              {flowWords(one === "none" ? null : one)}
            </option>
          ))}
        </select>
        <button type="submit" className="button">
          Show
        </button>
      </form>
    </div>
  );
}

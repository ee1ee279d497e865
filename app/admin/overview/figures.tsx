import { type Overview, total } from "@/lib/session-logs/overview";
import { PageLink } from "../../_ui/page-link";
import { counted } from "./counted";
import type { LogOf } from "./log-of";
import { stateTotals } from "./overview-series";
import { shareWords } from "./share-words";

/** The numbers one asks for first. */
export function Figures({ overview, logOf }: { overview: Overview; logOf: LogOf }) {
  const { whole, byStaff } = overview;
  const { sessions, returned, failed, denied, unknown } = stateTotals(whole.states);
  const share = (count: number) => shareWords(count, sessions);
  const figures = [
    {
      name: "Sessions",
      value: counted(sessions),
      note: byStaff ? `${counted(byStaff)} opened by staff` : "none opened by staff",
      href: logOf({}),
    },
    { name: "Returned", value: counted(returned), note: share(returned), href: logOf({ state: "returned" }) },
    {
      name: "Failed",
      value: counted(failed),
      note: [share(failed), denied && `${counted(denied)} denied`, unknown && `${counted(unknown)} unknown`]
        .filter(Boolean)
        .join(", "),
      href: logOf({ state: "failed" }),
    },
    {
      name: "Changes",
      value: counted(total(whole.outcomes)),
      note: "attributed to them",
      href: logOf({ outcome: "any" }),
    },
    {
      name: "At Stripe",
      value: whole.p50 === null ? "–" : `${whole.p50} ms`,
      note: `95 % within ${whole.p95 ?? "–"} ms`,
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(({ name, value, note, href }) => (
        <div key={name} className="bg-surface p-4 last:max-sm:col-span-2 sm:p-5 sm:max-lg:last:col-span-2">
          <dt className="text-muted text-sm">{name}</dt>
          <dd className="font-semibold text-xl">
            {href ? (
              <PageLink href={href} aria-label={`${value}: ${name}, in the log`} className="link-quiet">
                {value}
              </PageLink>
            ) : (
              value
            )}
          </dd>
          <dd className="text-muted text-sm">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

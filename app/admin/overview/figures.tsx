import { type Overview, total } from "@/lib/session-logs/overview";
import { stateTotals } from "./overview-series";

/** The numbers one asks for first. */
export function Figures({ overview }: { overview: Overview }) {
  const { whole, byStaff } = overview;
  const { sessions, returned, failed, denied } = stateTotals(whole.states);
  const share = (count: number) =>
    sessions ? `${((100 * count) / sessions).toFixed(count && count < sessions ? 1 : 0)} %` : "–";
  const figures = [
    { name: "Sessions", value: sessions, note: byStaff ? `${byStaff} opened by staff` : "none opened by staff" },
    { name: "Returned", value: returned, note: share(returned) },
    { name: "Failed", value: failed, note: `${share(failed)}${denied ? `, and ${denied} denied` : ""}` },
    { name: "Changes", value: total(whole.outcomes), note: "attributed to them" },
    {
      name: "At Stripe",
      value: whole.p50 === null ? "–" : `${whole.p50} ms`,
      note: `95 % within ${whole.p95 ?? "–"} ms`,
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-line bg-line sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(({ name, value, note }) => (
        <div key={name} className="bg-surface p-4 last:max-sm:col-span-2 sm:p-5 sm:max-lg:last:col-span-2">
          <dt className="text-muted text-sm">{name}</dt>
          <dd className="font-semibold text-xl">{typeof value === "number" ? numbers.format(value) : value}</dd>
          <dd className="text-muted text-sm">{note}</dd>
        </div>
      ))}
    </dl>
  );
}

const numbers = new Intl.NumberFormat("en-GB");

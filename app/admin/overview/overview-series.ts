import { type Counts, type Overview, type SpanCounts, total } from "@/lib/session-logs/overview";
import type { ChartSpan, Series } from "./chart-frame";

type Kind = { name: string; fill: string; dot: string; of: string[] };

const states: Kind[] = [
  { name: "Returned", fill: "fill-good", dot: "bg-good", of: ["returned"] },
  { name: "Not returned", fill: "fill-waiting", dot: "bg-waiting", of: ["open", "creating"] },
  { name: "Failed", fill: "fill-failed", dot: "bg-failed", of: ["failed"] },
  { name: "Denied", fill: "fill-attention", dot: "bg-attention", of: ["denied"] },
  { name: "Unknown", fill: "fill-edge", dot: "bg-edge", of: ["unknown"] },
];

const outcomes: Kind[] = [
  { name: "Plan or quantity", fill: "fill-accent", dot: "bg-accent", of: ["plan_changed", "quantity_changed"] },
  { name: "Canceled", fill: "fill-failed", dot: "bg-failed", of: ["canceled", "cancellation_scheduled"] },
  { name: "Kept or resumed", fill: "fill-ink", dot: "bg-ink", of: ["cancellation_withdrawn", "resumed"] },
  { name: "Paused", fill: "fill-attention", dot: "bg-attention", of: ["paused"] },
  {
    name: "Way to pay",
    fill: "fill-waiting",
    dot: "bg-waiting",
    of: ["payment_method_added", "payment_method_replaced", "payment_method_removed", "invoice_paid"],
  },
  {
    name: "Details",
    fill: "fill-edge",
    dot: "bg-edge",
    of: ["details_changed", "tax_id_changed", "promotion_applied"],
  },
];

const countOf = (counts: Counts, values: string[]) => values.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);

const seriesOf = (kinds: Kind[], spans: SpanCounts[], pick: "states" | "outcomes"): Series[] =>
  kinds.map(({ name, fill, dot, of }) => ({ name, fill, dot, values: spans.map((span) => countOf(span[pick], of)) }));

export const stateSeries = ({ spans }: Overview) => seriesOf(states, spans, "states");

/** Those kinds of change that occurred at all. */
export const outcomeSeries = ({ spans }: Overview) =>
  seriesOf(outcomes, spans, "outcomes").filter(({ values }) => values.some((value) => value));

export const timeSeries = ({ spans }: Overview) => [
  {
    name: "Half within",
    fill: "fill-accent",
    stroke: "stroke-accent",
    dot: "bg-accent",
    values: spans.map(({ p50 }) => p50),
  },
  {
    name: "95 % within",
    fill: "fill-attention",
    stroke: "stroke-attention",
    dot: "bg-attention",
    values: spans.map(({ p95 }) => p95),
  },
];

/** How many sessions, and how many of them came to what. */
export function stateTotals(counts: Counts) {
  return {
    sessions: total(counts),
    returned: countOf(counts, ["returned"]),
    failed: countOf(counts, ["failed"]),
    denied: countOf(counts, ["denied"]),
    unknown: countOf(counts, ["unknown"]),
  };
}

/** The names of the spans: short below the picture, long in the table. Days of UTC, whoever reads. */
export function spanNames({ spans, unit }: Overview): ChartSpan[] {
  const form = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
  const short = unit === "month" ? form({ month: "short" }) : form({ day: "numeric", month: "short" });
  const long = form({ day: "numeric", month: "short", year: "numeric" });
  return spans.map(({ start }) => ({ short: short.format(start), long: long.format(start) }));
}

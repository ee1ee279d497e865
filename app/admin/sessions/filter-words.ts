import type { FilterField, FilterValues } from "@/lib/session-logs/filters";
import type { KnownValues } from "@/lib/session-logs/known-values";
import { clockText, type TimeRange } from "@/lib/session-logs/time-range";
import { inWords } from "@/lib/words/in-words";
import { flowWords } from "../../_ui/flow-words";
import { stateStanding } from "./state-standing";

export const fieldNames: Record<FilterField, string> = {
  person: "Person",
  range: "Time",
  from: "From",
  to: "To",
  state: "State",
  flow: "Flow",
  outcome: "Outcome",
  reason: "Reason to cancel",
  error: "Error",
  configuration: "Configuration",
  locale: "Locale",
  mode: "Mode",
  account: "Connected account",
  staff: "Opened by staff",
};

export const rangeWords: Record<TimeRange, string> = {
  today: "Today",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  month: "This month",
  "last-month": "Last month",
};

export const outcomeWords = (outcome: string) =>
  ({ any: "Any change", none: "No change", cancellation: "Any cancellation" })[outcome] ?? inWords(outcome);
/** Why somebody canceled. */
export const cancelReasonWords = (reason: string) => (reason === "none" ? "No reason given" : inWords(reason));
export const staffWords = (staff: string, known: KnownValues["staff"]) =>
  ({ any: "By anybody", none: "Not by staff" })[staff] ?? known.find(({ id }) => id === staff)?.email ?? staff;

/** A filter that is on, in words: "State: Failed". */
export function filterWords(field: FilterField, values: FilterValues, known: KnownValues, timeZone: string): string {
  const value = values[field];
  const words: Partial<Record<FilterField, string | undefined>> = {
    range: rangeWords[value as TimeRange],
    state: stateStanding[value as keyof typeof stateStanding]?.word,
    flow: flowWords(value === "none" ? null : value),
    outcome: outcomeWords(value),
    reason: cancelReasonWords(value),
    mode: value === "live" ? "Live" : "Test",
    staff: staffWords(value, known.staff),
    from: clockText(value, timeZone).replace("T", " "),
    to: clockText(value, timeZone).replace("T", " "),
  };
  return `${fieldNames[field]}: ${words[field] ?? value}`;
}

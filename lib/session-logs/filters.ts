import { validate as isUuid } from "uuid";
import { z } from "zod";
import { PortalSessionState } from "@/generated/prisma/enums";
import { changeKinds } from "@/lib/subscriptions/changes";
import { momentOf, spanOf, type TimeRange, timeRanges } from "./time-range";

/** What narrows the log. Every field that is there must hold. */
export type LogFilters = {
  /** Part of an e-mail address or a name, a Stripe customer id, or the id of a user of ours. */
  person?: string;
  state?: PortalSessionState;
  flow?: string; // Stripe's, else the one asked for; "none": the portal's home
  outcome?: string; // a kind of change, or "any", "cancellation" (either kind of it), or "none"
  reason?: string; // why somebody canceled: Stripe's word; "none": they did not say
  error?: string;
  configuration?: string;
  locale?: string;
  mode?: "test" | "live";
  account?: string; // a connected account: on_behalf_of, or the customer's
  staff?: string; // "any", "none", or the id of who opened it
  from?: Date; // inclusive
  to?: Date; // exclusive
};

export const filterFields = [
  "person",
  "range",
  "from",
  "to",
  "state",
  "flow",
  "outcome",
  "reason",
  "error",
  "configuration",
  "locale",
  "mode",
  "account",
  "staff",
] as const;
export type FilterField = "range" | keyof LogFilters;
export type FilterValues = Record<FilterField, string>;
export type FilterProblem = { field: FilterField; message: string };

export type ParsedFilters = {
  filters: LogFilters;
  /** As they came, for the form. */
  values: FilterValues;
  /** What could not be understood, and the remedy. Such a filter is left out. */
  problems: FilterProblem[];
  /** The others as they came: what a file of this page, and whatever else goes by its rows, is asked by. */
  understood: Partial<FilterValues>;
};

/** What can be asked of what changed. */
export const outcomes = ["any", "none", "cancellation", ...changeKinds];

const oneOf = (values: readonly string[]) => z.enum(values, `Choose one of: ${values.join(", ")}.`);
// Stripe's enums are open, and codes may be older than our list of them: a word is taken, a sentence is not
const word = (message: string) => z.string().regex(/^[\w-]{1,64}$/, message);

const rules: Partial<Record<FilterField, z.ZodType<string>>> = {
  range: oneOf(timeRanges),
  person: z
    .string()
    .max(200, "Use at most 200 characters.")
    .min(3, "Give at least three characters of the address or the name, or a whole cus_… id."),
  state: oneOf(Object.keys(PortalSessionState)),
  flow: word("Choose a flow from the list."),
  outcome: oneOf(outcomes),
  reason: word("Choose a reason from the list."),
  error: word("Choose an error from the list."),
  configuration: z.string().regex(/^bpc_\w{1,64}$/, "Give the id of a portal configuration: bpc_…"),
  locale: z.string().regex(/^[A-Za-z]{2,4}(-[A-Za-z0-9]{2,8})*$/, "Give a language such as de or pt-BR, or auto."),
  mode: oneOf(["test", "live"]),
  account: z.string().regex(/^acct_\w{1,64}$/, "Give the id of a connected account: acct_…"),
  staff: z
    .string()
    .refine((value) => value === "any" || value === "none" || isUuid(value), "Choose anybody, nobody, or one person."),
};

const dateProblem = "Give a day such as 2026-11-24, or a time such as 2026-11-24T09:30, of a year from 1000 to 9998.";

type Params = Record<string, string | string[] | undefined>;

/** What an address says under a name, as PostgreSQL can hold it: its text has no NUL. */
export const textIn = (params: Params, name: string) => ([params[name]].flat()[0] ?? "").replaceAll("\0", "").trim();

/**
 * Filters from the address of the page. Days and times without an offset are meant in the reader's zone; `to` includes the
 * day or the minute it names.
 */
export function parseLogFilters(params: Params, timeZone: string, now = new Date()): ParsedFilters {
  const values = Object.fromEntries(filterFields.map((field) => [field, textIn(params, field)])) as FilterValues;
  const problems: FilterProblem[] = [];
  const checked: Partial<FilterValues> = {};
  for (const [field, rule] of Object.entries(rules) as [FilterField, z.ZodType<string>][]) {
    if (!values[field]) continue;
    const { success, data, error } = rule.safeParse(values[field]);
    if (success) checked[field] = data;
    else problems.push({ field, message: error.issues[0]?.message ?? "" });
  }
  const { range, ...filters } = checked;
  const span = range
    ? rangeOf(values, range as TimeRange, { now, timeZone }, problems)
    : exactSpan(values, timeZone, problems);
  const wrong = problems.map(({ field }) => field);
  const understood = Object.fromEntries(
    filterFields.flatMap((one) => (wrong.includes(one) ? [] : [[one, values[one]]])),
  );
  return { filters: { ...(filters as LogFilters), ...span }, values, problems, understood };
}

type Clock = { now: Date; timeZone: string };

function rangeOf(values: FilterValues, range: TimeRange, { now, timeZone }: Clock, problems: FilterProblem[]) {
  const message = "Not used, since a range is chosen. Choose “Any time, or exact” to use it.";
  for (const field of ["from", "to"] as const) if (values[field]) problems.push({ field, message });
  return spanOf(range, now, timeZone);
}

/** The time between from and to, each as it is written in an address; what cannot be understood becomes a problem. */
export function exactSpan(
  values: Pick<FilterValues, "from" | "to">,
  timeZone: string,
  problems: FilterProblem[],
): { from?: Date; to?: Date } {
  const span: { from?: Date; to?: Date } = {};
  for (const field of ["from", "to"] as const) {
    if (!values[field]) continue;
    const moment = momentOf(values[field], timeZone, field === "to");
    if (moment) span[field] = moment;
    else problems.push({ field, message: dateProblem });
  }
  if (span.from && span.to && span.from >= span.to) {
    problems.push({ field: "to", message: "Choose an end after the beginning." });
    delete span.to;
  }
  return span;
}

import type { Route } from "next";
import { exactSpan, type FilterProblem, textIn } from "@/lib/session-logs/filters";
import { type EventFilters, eventStates } from "@/lib/webhooks/list-events";

export type EventValues = { q: string; state: string; type: string; from: string; to: string };

/**
 * Filters from the address of the page. What names one event leads to its page; what is not understood is left out. Days and
 * times without an offset are meant in the reader's zone.
 */
export function parseEventFilters(params: Record<string, string | string[] | undefined>, timeZone: string) {
  const textOf = (name: string) => textIn(params, name).slice(0, 200);
  const values: EventValues = {
    q: textOf("q") || textOf("customer"),
    state: textOf("state"),
    type: textOf("type"),
    from: textOf("from"),
    to: textOf("to"),
  };
  const problems: FilterProblem[] = [];
  const filters: EventFilters = {
    state: eventStates.find((state) => state === values.state),
    type: values.type || undefined,
    customer: values.q || undefined,
    ...exactSpan(values, timeZone, problems),
  };
  return { values, problems, filters, eventId: /^evt_\w{1,100}$/.test(values.q) ? values.q : null };
}

/** The address of one page of the list. */
export function eventAddress(values: EventValues, cursor = ""): Route {
  const filled = Object.entries({ ...values, cursor }).filter(([, value]) => value !== "");
  return `/admin/events?${new URLSearchParams(filled)}` as Route;
}

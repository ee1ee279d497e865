import type { Route } from "next";
import type { FilterValues } from "@/lib/session-logs/filters";

/** The address of one page of the log: its filters, and where in it. */
export function logAddress(values: Partial<FilterValues>, cursor = ""): Route {
  const query = logQueryString(values, cursor);
  return (query ? `/admin/sessions?${query}` : "/admin/sessions") as Route;
}

/** The filters as they stand in an address; the export and the live count are asked with the same. */
export function logQueryString(values: Partial<FilterValues>, cursor = ""): string {
  const filled = Object.entries({ ...values, cursor }).filter(([, value]) => value);
  return new URLSearchParams(filled).toString();
}

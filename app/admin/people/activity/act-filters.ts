import type { Route } from "next";
import { validate as isUuid } from "uuid";
import { staffActions } from "@/lib/auth/admin-event";
import type { ActFilters } from "@/lib/auth/list-staff-acts";

/** Among the actions in the address: all but those that only read. */
export const changes = "changes";

export type ActValues = { by: string; action: string };

/** Filters from the address of the page. What is not understood is left out. */
export function parseActFilters(params: Record<string, string | string[] | undefined>) {
  const textOf = (name: string) => [params[name]].flat()[0] ?? "";
  const values: ActValues = { by: textOf("by"), action: textOf("action") };
  const filters: ActFilters = {
    action: staffActions.find((action) => action === values.action),
    withoutReads: values.action === changes,
    ...(isUuid(values.by) && { by: values.by }),
  };
  return { values, filters };
}

/** The address of one page of the list. */
export function activityAddress(values: ActValues, cursor = ""): Route {
  const filled = Object.entries({ ...values, cursor }).filter(([, value]) => value !== "");
  return `/admin/people/activity?${new URLSearchParams(filled)}` as Route;
}

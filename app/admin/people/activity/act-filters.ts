import type { Route } from "next";
import { validate as isUuid } from "uuid";
import { findWhom } from "@/lib/auth/acts-about";
import { staffActions } from "@/lib/auth/admin-event";
import type { ActFilters } from "@/lib/auth/list-staff-acts";
import { exactSpan, type FilterProblem, textIn } from "@/lib/session-logs/filters";

/** Among the actions in the address: all but those that only read. */
export const changes = "changes";

export type ActValues = { by: string; action: string; about: string; from: string; to: string };

type Problem = { field: string; message: string };

/**
 * Filters from the address of the page. What is not understood is left out; an address that nobody has leaves nothing, and is
 * a problem that the form tells. Days and times without an offset are meant in the reader's zone.
 */
export async function parseActFilters(params: Record<string, string | string[] | undefined>, timeZone: string) {
  const textOf = (name: string) => textIn(params, name).slice(0, 200);
  const values: ActValues = {
    by: textOf("by"),
    action: textOf("action"),
    about: textOf("about"),
    from: textOf("from"),
    to: textOf("to"),
  };
  const ofTime: FilterProblem[] = [];
  const span = exactSpan(values, timeZone, ofTime);
  const about = values.about ? await findWhom(values.about) : undefined;
  const filters: ActFilters = {
    by: isUuid(values.by) ? values.by : undefined,
    action: staffActions.find((action) => action === values.action),
    withoutReads: values.action === changes,
    about: about ?? undefined,
    ...span,
  };
  const problems: Problem[] = [...ofTime];
  if (about === null) problems.push({ field: "about", message: "Nobody here has this address. Not used." });
  return { values, filters, problems };
}

/** The address of one page of the list. */
export function activityAddress(values: Partial<ActValues>, cursor = ""): Route {
  const filled = Object.entries({ ...values, cursor }).filter(([, value]) => value !== "");
  return `/admin/people/activity?${new URLSearchParams(filled)}` as Route;
}

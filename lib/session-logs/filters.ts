import { TZDate } from "@date-fns/tz";
import { z } from "zod";
import type { Prisma } from "@/generated/prisma/client";
import { PortalSessionState } from "@/generated/prisma/enums";

export type LogFilters = {
  /** Part of an e-mail address or a name, or a Stripe customer id. */
  person?: string;
  state?: PortalSessionState;
  from?: Date; // inclusive
  to?: Date; // exclusive
};

export type ParsedFilters = {
  filters: LogFilters;
  /** As they came, for the form. */
  values: Record<keyof LogFilters, string>;
  /** What could not be understood, and the remedy. Such a filter is left out. */
  problems: { field: keyof LogFilters; message: string }[];
};

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;
const dateProblem = "Give a day such as 2026-11-24, or a time such as 2026-11-24T09:30.";
const stateProblem = `Choose one of: ${Object.keys(PortalSessionState).join(", ")}.`;

/** Filters from the address of the page. Days and times are meant in the reader's zone; `to` includes the day it names. */
export function parseLogFilters(
  params: Record<string, string | string[] | undefined>,
  timeZone: string,
): ParsedFilters {
  const value = (field: keyof LogFilters) => [params[field]].flat()[0]?.trim() ?? "";
  const values = { person: value("person"), state: value("state"), from: value("from"), to: value("to") };
  const problems: ParsedFilters["problems"] = [];
  const filters: LogFilters = {};

  if (values.person.length > 200) problems.push({ field: "person", message: "Use at most 200 characters." });
  else if (values.person) filters.person = values.person;

  const state = z.enum(PortalSessionState).safeParse(values.state);
  if (state.success) filters.state = state.data;
  else if (values.state) problems.push({ field: "state", message: stateProblem });

  for (const field of ["from", "to"] as const) {
    if (!values[field]) continue;
    const moment = momentOf(values[field], timeZone, field === "to");
    if (moment) filters[field] = moment;
    else problems.push({ field, message: dateProblem });
  }
  if (filters.from && filters.to && filters.from >= filters.to) {
    problems.push({ field: "to", message: "Choose an end after the beginning." });
    delete filters.to;
  }
  return { filters, values, problems };
}

/** The moment that is meant by a day or a minute; for an end, the moment after it. */
function momentOf(text: string, timeZone: string, isEnd: boolean): Date | null {
  const [, year, month, date, hour = 0, minute = 0] = (pattern.exec(text) ?? []).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || date === undefined) return null;
  const isReal = new Date(Date.UTC(year, month - 1, date)).toISOString().startsWith(text.slice(0, 10));
  if (!isReal || hour > 23 || minute > 59) return null;
  const [afterDay, afterMinute] = isEnd ? (text.includes("T") ? [0, 1] : [1, 0]) : [0, 0];
  const moment = new TZDate(year, month - 1, date + afterDay, hour, minute + afterMinute, timeZone);
  return new Date(moment.getTime());
}

/** The filters as a condition on the log. */
export function whereOf({ person, state, from, to }: LogFilters): Prisma.PortalSessionWhereInput {
  return {
    ...(state && { state }),
    ...((from || to) && { requestedAt: { ...(from && { gte: from }), ...(to && { lt: to }) } }),
    ...(person && isCustomerId(person) && { stripeCustomerId: person }),
    ...(person && !isCustomerId(person) && { user: personMatches(person) }),
  };
}

const isCustomerId = (text: string) => /^cus_\w+$/.test(text);

// % and _ are wildcards of LIKE; Prisma passes them on
const literal = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

function personMatches(text: string): Prisma.UserWhereInput {
  const contains = literal(text);
  return { OR: [{ email: { contains: contains.toLowerCase() } }, { name: { contains, mode: "insensitive" } }] };
}

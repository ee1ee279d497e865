import type { Route } from "next";
import { validate as isUuid } from "uuid";
import type { StaffAction } from "@/lib/auth/admin-event";
import type { ListedAct } from "@/lib/auth/list-staff-acts";
import { isCustomerId } from "@/lib/session-logs/find-matches";
import { inWords } from "@/lib/words/in-words";

export const actionWords: Record<StaffAction, string> = {
  portal_opened_for: "Asked to open a customer's portal",
  portal_refused_for: "Was refused a customer's portal",
  customer_resynced: "Read a customer anew from Stripe",
  sign_ins_revoked: "Signed somebody out everywhere",
  account_disabled: "Disabled an account",
  account_enabled: "Enabled an account",
  role_changed: "Changed a role",
  log_read: "Read the log",
  log_session_read: "Read a session",
  people_read: "Read the list of customers",
  event_read: "Read an event, or a customer's events",
  acts_read: "Read what staff did",
  log_exported: "Began an export",
  log_export_ended: "An export ended",
  event_replayed: "Had an event tried again",
  events_replayed: "Had all failed events tried again",
  reconcile_requested: "Asked to reconcile with Stripe",
  reconcile: "Reconciled with Stripe",
  retention: "Let go what is past its time",
  visit_reported: "Reported a visit as not their own",
  account_deleted: "Deleted their account",
};

export const actWords = ({ action }: Pick<ListedAct, "action">) =>
  actionWords[action as StaffAction] ?? inWords(action); // an older release wrote others

/** Who did it: their address, or what is left to say. */
export const actorWords = ({ by, byRole }: Pick<ListedAct, "by" | "byRole">) =>
  by ?? (byRole ? "somebody erased" : "the system");

type Facts = Record<string, unknown>;

/** What else is written down of an act, in words: each as recordStaffAct was given it. */
export function actFacts({ before, after }: Pick<ListedAct, "before" | "after">): string[] {
  const { role: was } = (before ?? {}) as Facts;
  const { role, reason, filters, isComplete, rows, bytes, userId: _, ...others } = (after ?? {}) as Facts;
  const rest = Object.entries(others).filter(([, value]) => !isNothing(value));
  return [
    ...(role ? [`from ${was} to ${role}`] : []),
    ...(reason ? [`“${reason}”`] : []),
    ...(filters ? filterFacts(filters as Facts) : []),
    ...(isComplete === undefined
      ? []
      : [`${isComplete ? `${rows} ${rows === 1 ? "row" : "rows"},` : "cut off after"} ${megabytes(Number(bytes))}`]),
    ...rest.map(([name, value]) => `${wordsOf(name)}: ${typeof value === "string" ? value : JSON.stringify(value)}`),
  ];
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;

/** All but the id of a person, which is told as a link (readPerson). */
function filterFacts(filters: Facts): string[] {
  const isOfPerson = personIn(filters) !== null;
  const others = Object.entries(filters).filter(([field]) => field !== "person" || !isOfPerson);
  if (others.length === 0) return isOfPerson ? [] : ["all of it"];
  return others.map(([field, value]) => `${field}: ${value}`);
}

const isNothing = (value: unknown) => [null, 0, ""].includes(value as null) || (Array.isArray(value) && !value.length);

// "isComplete" → "is complete"
const wordsOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The id of whom a page was narrowed to that somebody read; null where it was of everybody, or of a text. */
export const readPerson = ({ after }: Pick<ListedAct, "after">) => personIn(((after ?? {}) as Facts).filters as Facts);

function personIn(filters: Facts | undefined): string | null {
  const person = String(filters?.person ?? "");
  return isUuid(person) || isCustomerId(person) ? person : null;
}

const pages: Record<string, string> = {
  user: "customers",
  customer: "customers",
  portal_session: "sessions",
  portalSession: "sessions", // as reads of a session were written once
  event: "events",
};

/** The page of what an act was about; null where it was about nothing that has one. */
export function subjectPage({ subjectType, subjectId }: Pick<ListedAct, "subjectType" | "subjectId">): Route | null {
  const page = subjectType && pages[subjectType];
  return page && subjectId ? (`/admin/${page}/${subjectId}` as Route) : null;
}

import type { Prisma } from "@/generated/prisma/client";
import { type Visit, type VisitRow, visitOf } from "@/lib/portal/history";

type Person = { id: string; email: string; name: string | null };

/** A visit as an admin sees it in the list. */
export type LogEntry = Visit & {
  user: Person | null; // null: erased
  openedBy: Person | null;
  stripeCustomerId: string | null;
  stripeSessionId: string | null;
  stripeRequestId: string | null;
  stripeMs: number | null;
  source: string;
  configurationId: string | null;
  askedConfigurationId: string | null;
  locale: string | null;
  livemode: boolean | null;
  onBehalfOf: string | null;
  customersAccount: string | null; // the connected account that the customer lives on
};

type Key = Exclude<keyof LogEntry, keyof Visit | "user" | "openedBy" | "customersAccount">;

/** What an entry is told from, whoever has read it. */
export type EntryRow = VisitRow &
  Pick<Prisma.PortalSessionGetPayload<object>, Key> &
  Pick<LogEntry, "user" | "openedBy"> & { customer: { stripeAccountId: string | null } | null };

export function entryOf(row: EntryRow): LogEntry {
  const visit = visitOf(row);
  // each by its name: spread, an object of so many becomes a dictionary, and fifty of those take longer than their query
  return {
    id: visit.id,
    state: visit.state,
    flow: visit.flow,
    requestedAt: visit.requestedAt,
    openedAt: visit.openedAt,
    returnedAt: visit.returnedAt,
    errorCode: visit.errorCode,
    isByStaff: visit.isByStaff,
    reason: visit.reason,
    userAgent: visit.userAgent,
    outcomes: visit.outcomes,
    user: row.user,
    openedBy: row.openedBy,
    stripeCustomerId: row.stripeCustomerId,
    stripeSessionId: row.stripeSessionId,
    stripeRequestId: row.stripeRequestId,
    stripeMs: row.stripeMs,
    source: row.source,
    configurationId: row.configurationId,
    askedConfigurationId: row.askedConfigurationId,
    locale: row.locale,
    livemode: row.livemode,
    onBehalfOf: row.onBehalfOf,
    customersAccount: row.customer?.stripeAccountId ?? null,
  };
}

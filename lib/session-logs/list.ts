import { validate as isUuid } from "uuid";
import type { Prisma } from "@/generated/prisma/client";
import type { Role } from "@/generated/prisma/enums";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { decodeCursor, type Page, pageOf } from "@/lib/db/keyset";
import { outcomesOfVisit } from "@/lib/portal/history";
import { findReportedAt } from "@/lib/portal/report-visit";
import { entryOf, type LogEntry } from "./entry";
import type { LogFilters } from "./filters";
import { readEntries } from "./read-entries";
import { readPage } from "./read-page";

/** Everything the book holds of one visit: ours, and each field of Stripe's object but `url`. */
export type LogDetail = LogEntry & {
  openedByRole: Role;
  requestedFlow: string | null;
  networkAddress: string | null;
  failedAt: Date | null;
  stripeStatus: number | null;
  object: string | null;
  stripeCreatedAt: Date | null;
  customerAccount: string | null;
  flowType: string | null;
  flowObject: Prisma.JsonValue;
  returnUrl: string | null;
  afterExpiration: Prisma.JsonValue;
  /** When its customer said that it was not theirs. */
  reportedAt: Date | null;
  /** Where Stripe's dashboard has it. A session that never was has no mode of its own, its customer has. */
  dashboard: { livemode: boolean; account: string | null } | null;
};

const person = { select: { id: true, email: true, name: true } } as const;
const include = { user: person, openedBy: person, outcomes: outcomesOfVisit } as const;

export const pageSize = 50;

/**
 * One page of everyone's visits, newest first: which ones by an index of the log, then those with what belongs to them.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listSessionLog(
  actor: CurrentUser,
  filters: LogFilters,
  cursor?: string,
  limit = pageSize,
): Promise<Page<LogEntry>> {
  requirePermission(actor, "read_admin");
  const position = decodeCursor(cursor);
  const page = pageOf(await readPage(filters, position, limit), position, limit);
  return { ...page, rows: await readEntries(page.rows.map(({ id }) => id)) };
}

/**
 * One visit with all that is known of it; null where there is none.
 * @throws {AppError} not_found for anyone but staff
 */
export async function findLogEntry(actor: CurrentUser, id: string): Promise<LogDetail | null> {
  requirePermission(actor, "read_admin");
  if (!isUuid(id)) return null;
  const customer = { select: { livemode: true, stripeAccountId: true } } as const;
  const [row, reportedAt] = await Promise.all([
    db().portalSession.findUnique({ where: { id }, include: { ...include, customer } }),
    findReportedAt(id),
  ]);
  if (!row) return null;
  const { user: _, openedBy: __, outcomes: ___, customer: its, flow: flowObject, ...columns } = row;
  const livemode = row.livemode ?? its?.livemode;
  // where the customer lives: on whose behalf it was opened is another account, which has neither customer nor request (decision 50)
  const dashboard = livemode === undefined ? null : { livemode, account: its?.stripeAccountId ?? null };
  return { ...columns, ...entryOf(row), flowObject, reportedAt, dashboard };
}

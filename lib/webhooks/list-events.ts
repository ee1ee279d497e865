import { z } from "zod";
import type { Prisma } from "@/generated/prisma/client";
import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import { decodeCursor, keyset, type Page, pageOf } from "@/lib/db/keyset";

export const eventStates = ["waiting", "failed", "done"] as const;
export type EventState = (typeof eventStates)[number];

export type ListedEvent = {
  id: string;
  type: string;
  apiVersion: string | null;
  livemode: boolean;
  account: string | null;
  stripeCustomerId: string | null;
  state: EventState;
  error: string | null; // a code of ours, or a name of an error: never what was said
  deliveries: number;
  createdAt: Date; // Stripe's
  receivedAt: Date;
  processedAt: Date | null;
  failedAt: Date | null;
};

const pageSize = 50;

const whereOf = {
  waiting: { processedAt: null, failedAt: null },
  failed: { processedAt: null, failedAt: { not: null } },
  done: { processedAt: { not: null } },
} as const;

export type EventFilters = {
  state?: EventState;
  type?: string;
  customer?: string; // cus_…
  from?: Date; // received, inclusive
  to?: Date; // exclusive
};

const ids = z.string().regex(/^evt_\w{1,100}$/); // Stripe's

/**
 * A page of the inbox, newest first.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listEvents(
  actor: Pick<CurrentUser, "role">,
  { cursor, limit = pageSize, ...filters }: EventFilters & { cursor?: string; limit?: number } = {},
): Promise<Page<ListedEvent>> {
  requirePermission(actor, "read_admin");
  const position = decodeCursor(cursor, ids);
  const { where, orderBy, take } = keyset(position, limit, "receivedAt");
  const found = await db().stripeEvent.findMany({
    where: { AND: [whereOfFilters(filters), where] },
    orderBy,
    take,
    omit: { payload: true },
  });
  const page = pageOf(found, position, limit, "receivedAt");
  return { ...page, rows: page.rows.map(listedOf) };
}

function whereOfFilters({ state, type, customer, from, to }: EventFilters): Prisma.StripeEventWhereInput {
  const inState = state ? whereOf[state] : {};
  return { ...inState, type, stripeCustomerId: customer, receivedAt: { gte: from, lt: to } };
}

export function listedOf(event: Omit<ListedEvent, "state">): ListedEvent {
  const { id, type, apiVersion, livemode, account, stripeCustomerId, error, deliveries } = event;
  const { createdAt, receivedAt, processedAt, failedAt } = event;
  return {
    id,
    type,
    apiVersion,
    livemode,
    account,
    stripeCustomerId,
    error,
    deliveries,
    createdAt,
    receivedAt,
    processedAt,
    failedAt,
    state: processedAt ? "done" : failedAt ? "failed" : "waiting",
  };
}

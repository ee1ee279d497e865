import type { Attribution } from "@/generated/prisma/enums";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import type { Page } from "@/lib/db/keyset";
import type { Change } from "@/lib/subscriptions/changes";
import { type EventFilters, type ListedEvent, listEvents } from "./list-events";

/** What an event changed, and whether a portal session did (decision 4). */
export type EventChange = Change & { id: string; attribution: Attribution; reason: string | null };

export type EventOfCustomer = ListedEvent & { changes: EventChange[] };

type Asked = EventFilters & { customer: string; cursor?: string; limit?: number };

/**
 * A page of one customer's events, newest first, each with what it changed: what happened to them outside the portal, too.
 * @throws {AppError} not_found for anyone but staff
 */
export async function listEventsOf(actor: Pick<CurrentUser, "role">, asked: Asked): Promise<Page<EventOfCustomer>> {
  const page = await listEvents(actor, asked);
  const changes = await db().outcome.findMany({
    where: { stripeEventId: { in: page.rows.map(({ id }) => id) } },
    select: { id: true, stripeEventId: true, kind: true, before: true, after: true, attribution: true, reason: true },
    orderBy: { kind: "asc" },
  });
  const changesOf = (eventId: string) => changes.filter(({ stripeEventId }) => stripeEventId === eventId);
  // written by recordOutcomes from a Change, and by nothing else
  return { ...page, rows: page.rows.map((event) => ({ ...event, changes: changesOf(event.id) as EventChange[] })) };
}

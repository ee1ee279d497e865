import type { CurrentUser } from "@/lib/auth/current-user";
import { requirePermission } from "@/lib/auth/permissions";
import { db } from "@/lib/db/client";
import type { FilterField } from "./filters";
import { type SearchTerm, searchTermOf } from "./search-term";

/** Where a search leads: to the one session or event that is meant, to the log narrowed by a filter, or nowhere. */
export type Found =
  | { session: string }
  | { event: string }
  | { filter: Partial<Record<FilterField, string>> }
  | { nothing: SearchTerm["kind"] };

/**
 * Understands a pasted id, an address or a name.
 * @throws {AppError} not_found for anyone but staff
 */
export async function searchLog(actor: CurrentUser, typed: string): Promise<Found> {
  requirePermission(actor, "read_admin");
  const term = searchTermOf(typed);
  switch (term.kind) {
    case "nothing":
    case "unkept":
      return { nothing: term.kind };
    case "person":
      return { filter: { person: term.text } };
    case "customer":
      return { filter: { person: term.id } };
    case "configuration":
      return { filter: { configuration: term.id } };
    case "account":
      return { filter: { account: term.id } };
    default:
      return (await look(term.kind, term.id)) ?? { nothing: term.kind };
  }
}

type Looked = "portal_session" | "subscription" | "invoice" | "payment_method" | "event" | "request" | "uuid";

async function look(kind: Looked, id: string): Promise<Found | null> {
  const select = { id: true } as const;
  if (kind === "portal_session") {
    return sessionOf(await db().portalSession.findFirst({ where: { stripeSessionId: id }, select }));
  }
  if (kind === "request") {
    return sessionOf(await db().portalSession.findFirst({ where: { stripeRequestId: id }, select })) ?? ofRequest(id);
  }
  if (kind === "event") return ofEvent(id);
  if (kind === "subscription") return ofOwner(await db().subscription.findUnique({ where: { id }, select: owner }));
  if (kind === "invoice") return ofOwner(await db().invoice.findUnique({ where: { id }, select: owner }));
  if (kind === "payment_method") return ofOwner(await db().paymentMethod.findUnique({ where: { id }, select: owner }));
  const session = await db().portalSession.findUnique({ where: { id }, select });
  if (session) return { session: id };
  if (await db().user.findUnique({ where: { id }, select })) return { filter: { person: id } };
  const customer = await db().customer.findUnique({ where: { id }, select: { stripeCustomerId: true } });
  return customer && { filter: { person: customer.stripeCustomerId } };
}

const owner = { customer: { select: { stripeCustomerId: true } } } as const;

/** Whose something of the mirror is. */
const ofOwner = (found: { customer: { stripeCustomerId: string } } | null) =>
  found && { filter: { person: found.customer.stripeCustomerId } };

/** The one session that an event tells of; else those of its customer, where there are any; else the event itself. */
async function ofEvent(id: string): Promise<Found | null> {
  const session = await toldBy([id]);
  if (session) return { session };
  const event = await db().stripeEvent.findUnique({ where: { id }, select: { stripeCustomerId: true } });
  if (!event) return null;
  const { stripeCustomerId } = event;
  const isInLog =
    stripeCustomerId && (await db().portalSession.findFirst({ where: { stripeCustomerId }, select: { id: true } }));
  return isInLog ? { filter: { person: stripeCustomerId } } : { event: id };
}

/** What a request at Stripe caused: the one session that its events tell of; else the first of those. */
async function ofRequest(requestId: string): Promise<Found | null> {
  const orderBy = [{ createdAt: "asc" }, { id: "asc" }] as const;
  const events = await db().stripeEvent.findMany({
    where: { requestId },
    select: { id: true },
    orderBy: [...orderBy],
    take: 20,
  });
  const [first] = events;
  if (!first) return null;
  const session = await toldBy(events.map(({ id }) => id));
  return session ? { session } : { event: first.id };
}

/** The session that all outcomes of these events belong to. */
async function toldBy(stripeEventIds: string[]): Promise<string | null> {
  const links = await db().portalSessionOutcome.findMany({
    where: { outcome: { stripeEventId: { in: stripeEventIds } } },
    select: { portalSessionId: true },
    distinct: ["portalSessionId"],
    take: 2,
  });
  const [link] = links;
  return link && links.length === 1 ? link.portalSessionId : null;
}

const sessionOf = (row: { id: string } | null) => row && { session: row.id };

import type { Prisma } from "@/generated/prisma/client";
import type { PortalSessionState } from "@/generated/prisma/enums";
import { db } from "@/lib/db/client";
import { decodeCursor, keyset, type Page, pageOf } from "@/lib/db/keyset";
import type { Change } from "@/lib/subscriptions/changes";
import { withoutRepeats } from "@/lib/subscriptions/without-repeats";
import { withReasons } from "./with-reasons";

/** A change that is shown on a visit. `ambiguous`: another visit was open at the same time and may have caused it. */
export type VisitOutcome = Change & {
  id: string;
  stripeEventId: string;
  attribution: "portal" | "ambiguous";
  reason: string | null; // Stripe's cancellation feedback: too_expensive, unused …
  comment: string | null; // what the customer wrote when canceling
  occurredAt: Date;
};

/** One opening of the portal, or the attempt, as the customer sees it. */
export type Visit = {
  id: string;
  state: PortalSessionState;
  flow: string | null; // Stripe's flow type; null: the portal's home
  requestedAt: Date;
  openedAt: Date | null;
  returnedAt: Date | null;
  errorCode: string | null; // an ErrorCode, or one of an older version
  isByStaff: boolean;
  reason: string | null; // why staff opened it; empty: erased with the person
  userAgent: string | null; // of who opened it; of staff, the customer does not see it
  outcomes: VisitOutcome[];
};

const outcome = {
  id: true,
  stripeEventId: true,
  kind: true,
  before: true,
  after: true,
  attribution: true,
  reason: true,
  comment: true,
  occurredAt: true,
} satisfies Prisma.OutcomeSelect;

export const outcomesOfVisit = {
  select: { outcome: { select: outcome } },
  orderBy: { outcome: { occurredAt: "asc" } },
} satisfies Prisma.PortalSession$outcomesArgs;

// what a list shows is a third of the row: Stripe's object and the billing before it stay where they are
const visit = {
  id: true,
  state: true,
  flowType: true,
  requestedFlow: true,
  requestedAt: true,
  openedAt: true,
  returnedAt: true,
  errorCode: true,
  userId: true,
  openedById: true,
  reason: true,
  userAgent: true,
  outcomes: outcomesOfVisit,
} satisfies Prisma.PortalSessionSelect;

/** What a visit is told from, whoever has read it. */
export type VisitRow = Prisma.PortalSessionGetPayload<{ select: typeof visit }>;

/** A user's visits, newest first, one page in one statement. */
export async function listPortalSessions(
  userId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<Visit>> {
  const position = decodeCursor(cursor);
  const { where, orderBy, take } = keyset(position, limit);
  const found = await db().portalSession.findMany({
    where: { userId, ...where },
    select: visit,
    orderBy,
    take,
  });
  return pageOf(found.map(ownVisitOf), position, limit);
}

/** A visit for the customer whose it is: the device of staff who opened it is not theirs to know. */
export function ownVisitOf(row: VisitRow): Visit {
  const visit = visitOf(row);
  return visit.isByStaff ? { ...visit, userAgent: null } : visit;
}

export function visitOf(row: VisitRow): Visit {
  return {
    id: row.id,
    state: row.state,
    flow: row.flowType ?? row.requestedFlow,
    requestedAt: row.requestedAt,
    openedAt: row.openedAt,
    returnedAt: row.returnedAt,
    errorCode: row.errorCode,
    isByStaff: row.reason !== null,
    reason: row.reason,
    userAgent: row.userAgent,
    outcomes: withoutRepeats(withReasons(row.outcomes.map(({ outcome }) => outcomeOf(outcome)))),
  };
}

function outcomeOf(row: VisitRow["outcomes"][number]["outcome"]): VisitOutcome {
  const { id, stripeEventId, reason, comment, occurredAt } = row;
  const { kind, before, after } = row as Change; // written by recordOutcomes from a Change, and by nothing else
  const attribution = row.attribution === "ambiguous" ? "ambiguous" : "portal";
  return { kind, before, after, id, stripeEventId, attribution, reason, comment, occurredAt } as VisitOutcome;
}

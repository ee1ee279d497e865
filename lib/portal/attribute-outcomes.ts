import type { Attribution } from "@/generated/prisma/enums";
import type { Transaction } from "@/lib/db/client";
import { attribute, type PossibleVisit, slackMs } from "./attribute";
import { isOutside } from "./is-outside";

const day = 24 * 60 * 60 * 1_000; // longer than any visit lasts
/** Seconds that may lie between the events of one request. */
export const longestRequest = 60;

type Row = {
  id: string;
  occurredAt: Date;
  attribution: Attribution;
  isEventKept: boolean;
  requestId: string | null;
  idempotencyKey: string | null;
  isOfSubscribing: boolean;
  visitIds: string[];
};

/**
 * Says of each change of a customer since the first of the news to which visit it belongs (decision 4), in the order in which
 * they happened: one that is attributed shows that the visit was in use for the next. Called with everything that is news: a
 * change, a visit that became known, a return. So it does not matter in which order the news came.
 * @param news when they happened: days apart where a worker was away for so long
 */
export async function attributeOutcomes(tx: Transaction, customerId: string, news: Date[]): Promise<void> {
  if (!news.length) return;
  const times = news.map((time) => time.getTime());
  const begin = new Date(Math.min(...times) - slackMs);
  const end = new Date(Math.max(...times) + 2 * day);
  const visits = await visitsAround(tx, customerId, begin, end);
  if (!visits.length) return; // whatever is new is outside, as it was written
  const uses = new Map<string, Date[]>(visits.map(({ id }) => [id, []]));
  for (const row of await outcomesAround(tx, customerId, begin, end)) {
    let { visitIds } = row;
    if (row.occurredAt >= begin && row.isEventKept) {
      const found = attributed(row, visits, uses);
      visitIds = found.visitIds;
      await write(tx, row, found);
    }
    for (const id of visitIds) uses.get(id)?.push(row.occurredAt);
  }
}

function attributed(
  { occurredAt: at, requestId, idempotencyKey, isOfSubscribing }: Row,
  visits: KnownVisit[],
  uses: Map<string, Date[]>,
) {
  if (isOfSubscribing || isOutside({ id: requestId, idempotency_key: idempotencyKey })) return attribute(at, []);
  const possible = visits.filter(({ createdAt }) => Math.abs(createdAt.getTime() - at.getTime()) <= day);
  return attribute(
    at,
    possible.map((visit) => ({ ...visit, usedAt: uses.get(visit.id) ?? [] })),
  );
}

async function write(tx: Transaction, { id, ...was }: Row, is: { attribution: Attribution; visitIds: string[] }) {
  const gone = was.visitIds.filter((visitId) => !is.visitIds.includes(visitId));
  const added = is.visitIds.filter((visitId) => !was.visitIds.includes(visitId));
  if (was.attribution !== is.attribution) {
    await tx.outcome.update({ where: { id }, data: { attribution: is.attribution } });
  }
  if (gone.length) {
    await tx.portalSessionOutcome.deleteMany({ where: { outcomeId: id, portalSessionId: { in: gone } } });
  }
  if (added.length) {
    await tx.portalSessionOutcome.createMany({
      data: added.map((portalSessionId) => ({ portalSessionId, outcomeId: id })),
    });
  }
}

type KnownVisit = Omit<PossibleVisit, "usedAt">;

/**
 * Visits whose link somebody received: those that Stripe's answer opened. One that failed for us, or that its event alone
 * opened after a crash, is at Stripe too, and nobody was ever sent there.
 */
async function visitsAround(tx: Transaction, customerId: string, begin: Date, end: Date): Promise<KnownVisit[]> {
  const rows = await tx.portalSession.findMany({
    where: {
      customerId,
      stripeCreatedAt: { gte: ago(begin, day), lte: end },
      OR: [{ state: "open", stripeMs: { not: null } }, { state: "returned" }],
    },
    select: { id: true, stripeCreatedAt: true, returnedAt: true },
    orderBy: { stripeCreatedAt: "desc" },
    take: 500, // the limit on clicks keeps people far below it
  });
  return rows.flatMap(({ id, stripeCreatedAt, returnedAt }) =>
    stripeCreatedAt ? { id, createdAt: stripeCreatedAt, returnedAt } : [],
  );
}

/**
 * Those of the day before, too: they show which visits were in use. Nobody subscribes in the portal: what the same request
 * did as began a subscription, as Checkout's does, and the payment of its first invoice are of subscribing.
 */
function outcomesAround(tx: Transaction, customerId: string, begin: Date, end: Date): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT o."id", o."occurredAt", o."attribution", e."id" IS NOT NULL AS "isEventKept", e."requestId", e."idempotencyKey",
      coalesce(e."type" = 'invoice.paid' AND e."payload" #>> '{data,object,billing_reason}' = 'subscription_create', false)
        OR EXISTS (SELECT FROM "StripeEvent" c
          WHERE c."type" = 'customer.subscription.created' AND c."stripeCustomerId" = e."stripeCustomerId"
            AND c."idempotencyKey" = e."idempotencyKey"
            AND c."createdAt" BETWEEN e."createdAt" - make_interval(secs => ${longestRequest})
              AND e."createdAt" + make_interval(secs => ${longestRequest}))
        AS "isOfSubscribing",
      ARRAY(SELECT l."portalSessionId"::text FROM "PortalSessionOutcome" l WHERE l."outcomeId" = o."id") AS "visitIds"
    FROM "Outcome" o LEFT JOIN "StripeEvent" e ON e."id" = o."stripeEventId"
    WHERE o."customerId" = ${customerId}::uuid
      AND o."occurredAt" BETWEEN ${ago(begin, day + 2 * slackMs)} AND ${end}
    ORDER BY o."occurredAt", o."id"`;
}

const ago = (time: Date, ms: number) => new Date(time.getTime() - ms);

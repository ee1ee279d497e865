import type Stripe from "stripe";
import type { Prisma } from "@/generated/prisma/client";
import type { PortalSessionState } from "@/generated/prisma/enums";
import { db, type Transaction } from "@/lib/db/client";
import { fromUnix, idOf } from "@/lib/stripe/objects";
import { redactPortalUrls } from "@/lib/stripe/redact";

/** What is known besides the object. The event that stands in for a lost answer knows none of it. */
type Answer = { requestId?: string; status?: number; ms?: number; billingBefore?: Prisma.InputJsonObject };

/**
 * Writes Stripe's object into its row, all of it but `url`. A row that is still being created, or that was given up, is
 * open now; one that failed for us (too late an answer) keeps saying so, and has Stripe's id all the same. What is written
 * once stays: the same object again changes nothing.
 * @returns whether the visit is, or was, open: false for one that failed, and where there is no such row
 */
export async function closeSession(
  rowId: string,
  session: Stripe.BillingPortal.Session,
  answer: Answer = {},
  client: Transaction = db(),
): Promise<boolean> {
  const { flow, after_expiration: afterExpiration } = redactPortalUrls(session);
  const [closed] = await client.$queryRaw<{ state: PortalSessionState }[]>`
    UPDATE "PortalSession" SET
      "state" = CASE WHEN "state" IN ('creating', 'unknown') THEN 'open' ELSE "state" END,
      "openedAt" = CASE WHEN "state" IN ('creating', 'unknown') THEN now() ELSE "openedAt" END,
      "stripeRequestId" = CASE WHEN "state" = 'failed' THEN "stripeRequestId" ELSE ${answer.requestId ?? null}::text END,
      "stripeStatus" = CASE WHEN "state" = 'failed' THEN "stripeStatus" ELSE ${answer.status ?? null}::int END,
      "stripeMs" = CASE WHEN "state" = 'failed' THEN "stripeMs" ELSE ${answer.ms ?? null}::int END,
      "billingBefore" = coalesce(${json(answer.billingBefore)}::jsonb, "billingBefore"),
      "stripeSessionId" = ${session.id},
      "object" = ${session.object},
      "configurationId" = ${idOf(session.configuration)},
      "stripeCreatedAt" = ${fromUnix(session.created)},
      "customerAccount" = ${session.customer_account ?? null},
      "flowType" = ${session.flow?.type ?? null},
      "flow" = ${json(flow)}::jsonb,
      "livemode" = ${session.livemode},
      "locale" = ${session.locale},
      "onBehalfOf" = ${session.on_behalf_of},
      "returnUrl" = ${session.return_url},
      "afterExpiration" = ${json(afterExpiration)}::jsonb
    WHERE "id" = ${rowId}::uuid
      AND ("state" IN ('creating', 'unknown') OR ("state" = 'failed' AND "stripeSessionId" IS NULL))
    RETURNING "state"::text AS "state"`;
  if (closed) return closed.state === "open";
  if (await addAnswer(rowId, session.id, answer, client)) return true;
  const isOpened = { id: rowId, stripeSessionId: session.id, openedAt: { not: null } };
  return (await client.portalSession.count({ where: isOpened })) === 1;
}

/** The event was quicker than the answer that it stands in for: what only the answer knows is added to the open row. */
async function addAnswer(rowId: string, stripeSessionId: string, answer: Answer, client: Transaction) {
  const { requestId, status, ms, billingBefore } = answer;
  if (ms === undefined) return false;
  const added = await client.$executeRaw`
    UPDATE "PortalSession" SET
      "stripeRequestId" = ${requestId ?? null}, "stripeStatus" = ${status ?? null}::int, "stripeMs" = ${ms}::int,
      "billingBefore" = ${json(billingBefore)}::jsonb
    WHERE "id" = ${rowId}::uuid AND "stripeSessionId" = ${stripeSessionId} AND "stripeMs" IS NULL
      AND "state" IN ('open', 'returned') AND "objectAt" > now() - interval '1 minute'`;
  return added === 1;
}

const json = (value: unknown) => (value == null ? null : JSON.stringify(value));

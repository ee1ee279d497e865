import type Stripe from "stripe";
import type { Prisma } from "@/generated/prisma/client";
import { db, type Transaction } from "@/lib/db/client";
import { fromUnix, idOf } from "@/lib/stripe/objects";
import { redactPortalUrls } from "@/lib/stripe/redact";

/** What is known besides the object. The event that stands in for a lost answer knows none of it. */
type Answer = { requestId?: string; status?: number; ms?: number; billingBefore?: Prisma.InputJsonObject };

/**
 * Writes Stripe's object into its row, all of it but `url`. A row that is still being created, or that was given up, is
 * open now; one that failed for us (too late an answer) keeps saying so, and has Stripe's id all the same. What is written
 * once stays: the same object again changes nothing.
 * @returns false where there is no such row
 */
export async function closeSession(
  rowId: string,
  session: Stripe.BillingPortal.Session,
  answer: Answer = {},
  client: Transaction = db(),
): Promise<boolean> {
  const { flow, after_expiration: afterExpiration } = redactPortalUrls(session);
  const changed = await client.$executeRaw`
    UPDATE "PortalSession" SET
      "state" = CASE WHEN "state" IN ('creating', 'unknown') THEN 'open' ELSE "state" END,
      "openedAt" = CASE WHEN "state" IN ('creating', 'unknown') THEN now() ELSE "openedAt" END,
      "stripeRequestId" = coalesce("stripeRequestId", ${answer.requestId ?? null}::text),
      "stripeStatus" = coalesce("stripeStatus", ${answer.status ?? null}::int),
      "stripeMs" = coalesce("stripeMs", ${answer.ms ?? null}::int),
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
      AND ("state" IN ('creating', 'unknown') OR ("state" = 'failed' AND "stripeSessionId" IS NULL))`;
  if (changed === 1 || (await addAnswer(rowId, session.id, answer, client))) return true;
  return (await client.portalSession.count({ where: { id: rowId, stripeSessionId: session.id } })) === 1;
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

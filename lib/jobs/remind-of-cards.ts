import { db } from "@/lib/db/client";
import { isLivemode } from "@/lib/env";
import { overStatuses } from "@/lib/subscriptions/status";
import { queueMail } from "./queue-mail";

type Due = { customerId: string; subscriptionId: string; cardId: string; expiry: string };

/**
 * Notes a mail for each card that will be charged next and expires within a month; once for a card and its expiry. Stripe
 * has no event for it. A card is good until the last day of its month.
 */
export async function remindOfCards(now = new Date()): Promise<void> {
  const due = await db().$queryRaw<Due[]>`
    SELECT DISTINCT ON (c."id") c."id" AS "customerId", s."id" AS "subscriptionId", m."id" AS "cardId",
      m."expYear" || '-' || m."expMonth" AS "expiry"
    FROM "Customer" c
    JOIN "PaymentMethod" m ON m."id" = c."defaultPaymentMethodId"
    JOIN "Subscription" s ON s."customerId" = c."id" AND s."status" <> ALL (${overStatuses})
    WHERE c."deletedAt" IS NULL AND c."livemode" = ${isLivemode()} AND m."expYear" IS NOT NULL
      AND s."cancelAt" IS NULL AND NOT s."cancelAtPeriodEnd" -- one that ends is charged no more
      AND make_date(m."expYear", m."expMonth", 1) + interval '1 month' BETWEEN ${now} AND ${now}::timestamptz + interval '1 month'
    ORDER BY c."id", s."stripeCreatedAt" DESC`;
  for (const { customerId, subscriptionId, cardId, expiry } of due) {
    const mail = { kind: "card_expiring", key: `card_expiring:${cardId}:${expiry}`, subscriptionId } as const;
    await db().$transaction((tx) => queueMail(tx, customerId, mail));
  }
}

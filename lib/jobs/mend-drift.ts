import { db } from "@/lib/db/client";
import { env, isLivemode } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { syncCustomer } from "@/lib/subscriptions/sync";

export type Mended = { customersRead: number; customersMended: number; customersUnread: number };

const page = 200;

/**
 * Re-reads the customers of this mode and account of whom not everything was read since then, and counts those it was wrong
 * about. One that cannot be read is left for the next time and stops none of the others.
 */
export async function mendDrift(readBefore: Date): Promise<Mended> {
  const mended: Mended = { customersRead: 0, customersMended: 0, customersUnread: 0 };
  let after = "";
  for (;;) {
    const customers = await db().customer.findMany({
      where: {
        deletedAt: null,
        livemode: isLivemode(), // test customers of before going live are not known to the live key
        stripeCustomerId: { gt: after },
        AND: [
          { OR: [{ stripeAccountId: null }, { stripeAccountId: env().STRIPE_ACCOUNT ?? null }] }, // decision 50
          { OR: [{ chargesSyncedAt: null }, { chargesSyncedAt: { lt: readBefore } }] },
        ],
      },
      orderBy: { stripeCustomerId: "asc" },
      take: page,
      select: { id: true, stripeCustomerId: true },
    });
    for (const customer of customers) await mend(customer, mended);
    const last = customers.at(-1);
    if (!last) return mended;
    after = last.stripeCustomerId;
  }
}

async function mend({ id, stripeCustomerId }: { id: string; stripeCustomerId: string }, mended: Mended) {
  const before = await mirrorOf(id);
  try {
    await syncCustomer(stripeCustomerId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    mended.customersUnread++;
    log.warn({ stripeCustomerId, code: error.code, ...error.facts }, "reconcile could not read a customer");
    return;
  }
  mended.customersRead++;
  if ((await mirrorOf(id)) === before) return;
  mended.customersMended++;
  log.warn({ stripeCustomerId }, "reconcile mended the mirror of a customer");
}

/** All that the mirror has of a customer, but when it was read: what two re-reads in a row leave the same. */
export async function mirrorOf(customerId: string): Promise<string> {
  const [{ mirror }] = await db().$queryRaw<[{ mirror: string }]>`
    SELECT concat_ws(E'\n',
      (SELECT to_jsonb(c) - 'syncedAt' - 'chargesSyncedAt' FROM "Customer" c WHERE c."id" = ${customerId}::uuid),
      (SELECT jsonb_agg(to_jsonb(s) - 'syncedAt' ORDER BY s."id") FROM "Subscription" s
        WHERE s."customerId" = ${customerId}::uuid),
      (SELECT jsonb_agg(to_jsonb(i) - 'syncedAt' ORDER BY i."id") FROM "SubscriptionItem" i
        JOIN "Subscription" s ON s."id" = i."subscriptionId" WHERE s."customerId" = ${customerId}::uuid),
      (SELECT jsonb_agg(to_jsonb(v) - 'syncedAt' ORDER BY v."id") FROM "Invoice" v
        WHERE v."customerId" = ${customerId}::uuid),
      (SELECT jsonb_agg(to_jsonb(m) - 'syncedAt' ORDER BY m."id") FROM "PaymentMethod" m
        WHERE m."customerId" = ${customerId}::uuid)) AS mirror`;
  return mirror;
}

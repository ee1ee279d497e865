import { validate as isUuid } from "uuid";
import { db } from "@/lib/db/client";
import { inBackground } from "@/lib/stripe/background";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import { syncCustomer } from "@/lib/subscriptions/sync";

export type Backfilled = {
  linked: number; // customers who have a row here now, and are up to date
  nobodys: string[]; // no user of ours in metadata.userId
  secondOnes: string[]; // their user has another customer already
};

/**
 * Takes over the customers of a Stripe account that existed before Portico: those whose metadata.userId is a user of ours
 * are linked and read. Never by e-mail: who registers an address would get somebody else's billing. Any number of times.
 * @param startAfter where an earlier one ended: the last customer that it told `onPage`
 */
export async function backfill(
  onPage: (lastStripeCustomerId: string, soFar: Backfilled) => void,
  startAfter?: string,
): Promise<Backfilled> {
  const found: Backfilled = { linked: 0, nobodys: [], secondOnes: [] };
  return inBackground(async () => {
    let after = startAfter;
    for (;;) {
      const page = await stripe()
        .customers.list({ limit: 100, starting_after: after })
        .catch((error) => Promise.reject(toAppError(error)));
      for (const { id, metadata } of page.data) await takeOver(id, metadata.userId, found);
      const last = page.data.at(-1);
      if (!last) return found;
      onPage(last.id, found);
      if (!page.has_more) return found;
      after = last.id;
    }
  });
}

async function takeOver(stripeCustomerId: string, userId: string | undefined, found: Backfilled): Promise<void> {
  if (!userId || !isUuid(userId) || !(await db().user.count({ where: { id: userId } }))) {
    found.nobodys.push(stripeCustomerId);
  } else if (await syncCustomer(stripeCustomerId)) found.linked++;
  else found.secondOnes.push(stripeCustomerId);
}

import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { env, isLivemode } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { stripe } from "@/lib/stripe/client";
import { isKeptFailure, toAppError } from "@/lib/stripe/errors";

/**
 * Whether a customer was made under another connected account than this deployment's (decision 50). Null: read last before
 * that was kept, or the account of the key.
 */
export const isElsewhere = ({ stripeAccountId }: { stripeAccountId: string | null }) =>
  stripeAccountId !== null && stripeAccountId !== env().STRIPE_ACCOUNT;

export type CustomerLink = { id: string; stripeCustomerId: string; livemode: boolean };

/**
 * The user's Stripe customer, made at most once however many clicks arrive together: Stripe's idempotency key makes one
 * customer, the unique column keeps one row. Never found by e-mail: whoever registers your address would get your billing.
 * @throws {AppError} customer_missing when it was deleted at Stripe or is of another account (a new, empty one is not made silently), or Stripe's failure
 */
export async function ensureCustomer(user: { id: string; email: string; name: string | null }): Promise<CustomerLink> {
  const livemode = isLivemode();
  const stripeAccountId = env().STRIPE_ACCOUNT;
  const where = { userId_livemode: { userId: user.id, livemode } };
  const known = await db().customer.findUnique({ where });
  if (known && (known.deletedAt || isElsewhere(known))) throw new AppError("customer_missing");
  if (known) return known;

  const created = await createOnce(user).catch((error) => Promise.reject(toAppError(error)));
  await db().customer.createMany({
    data: {
      userId: user.id,
      stripeCustomerId: created.id,
      livemode,
      stripeAccountId,
      email: user.email,
      name: user.name,
    },
    skipDuplicates: true,
  });
  return db().customer.findUniqueOrThrow({ where }); // whoever came first
}

// Stripe refuses a key that comes back with other parameters, so a changed e-mail or name makes another key.
async function createOnce({ id, email, name }: { id: string; email: string; name: string | null }) {
  const params: Stripe.CustomerCreateParams = { email, ...(name && { name }), metadata: { userId: id } };
  const digest = createHash("sha256").update(JSON.stringify(params)).digest("hex").slice(0, 16);
  const key = `portico_customer_${id}_${digest}`;
  const created = await createUnder(key, params);
  if (created.lastResponse.headers["idempotent-replayed"] !== "true") return created;
  // a replay is what Stripe answered up to a day ago: that customer may be gone by now
  const current = await stripe().customers.retrieve(created.id);
  if (!current.deleted) return created;
  return createUnder(`${key}_after_${created.id}`, params);
}

/** Where Stripe keeps a failure of its own under the key, another one is taken: the same for all clicks of this minute. */
async function createUnder(key: string, params: Stripe.CustomerCreateParams) {
  const create = (idempotencyKey: string) => stripe().customers.create(params, { idempotencyKey });
  return create(key).catch((error) => {
    if (!isKeptFailure(error)) throw error;
    return create(`${key}_${Math.floor(Date.now() / 60_000)}`);
  });
}

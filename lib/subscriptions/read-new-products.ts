import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import { idOf } from "@/lib/stripe/objects";

/**
 * The products that these subscriptions sell, for those not known here yet.
 * @throws {AppError} when Stripe cannot be read
 */
export async function readNewProducts(subscriptions: Stripe.Subscription[]): Promise<Stripe.Product[]> {
  const sold = subscriptions.flatMap(({ items }) => items.data.map(({ price }) => idOf(price.product)));
  const ids = [...new Set(sold)];
  const known = await db().product.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const missing = ids.filter((id) => !known.some((product) => product.id === id));
  return Promise.all(missing.map((id) => stripe().products.retrieve(id))).catch((error) =>
    Promise.reject(toAppError(error)),
  );
}

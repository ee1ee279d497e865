import { db } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import { planKeys, productIdOf } from "./catalog";
import { storePrices, storeProducts } from "./store";

/**
 * Re-reads our products and all of their prices from Stripe and stores them: archived ones too, and such whose lookup key
 * has moved on to another. Idempotent.
 * @throws {AppError} when Stripe cannot be read
 */
export async function syncCatalog(): Promise<void> {
  const syncedAt = await databaseNow();
  const { products, prices } = await readCatalog().catch((error) => Promise.reject(toAppError(error)));
  await db().$transaction(async (tx) => {
    await storeProducts(tx, products, syncedAt);
    await storePrices(tx, prices, syncedAt);
  });
}

async function readCatalog() {
  const { data: products } = await stripe().products.list({ ids: planKeys.map(productIdOf), limit: 100 });
  const lists = products.map(({ id }) =>
    stripe().prices.list({ product: id, limit: 100 }).autoPagingToArray({ limit: 1000 }),
  );
  return { products, prices: (await Promise.all(lists)).flat() };
}

import type Stripe from "stripe";
import type { Transaction } from "@/lib/db/client";
import { idOf } from "@/lib/stripe/objects";
import { planMetadataKey } from "./catalog";

// All of a kind in one statement: the rows as JSON, whose names are the columns' names. A newer reading stays.

/** Writes products as they were read from Stripe at `syncedAt`. */
export async function storeProducts(tx: Transaction, products: Stripe.Product[], syncedAt: Date): Promise<void> {
  const rows = products.map(({ id, name, description, active, livemode, metadata }) => {
    return { id, name, description, active, livemode, planKey: metadata[planMetadataKey] ?? null, syncedAt };
  });
  await tx.$executeRaw`
    INSERT INTO "Product" AS known
    SELECT * FROM jsonb_populate_recordset(NULL::"Product", ${JSON.stringify(rows)}::jsonb) ORDER BY "id"
    ON CONFLICT ("id") DO UPDATE SET "name" = excluded."name", "description" = excluded."description",
      "active" = excluded."active", "planKey" = excluded."planKey", "syncedAt" = excluded."syncedAt"
    WHERE known."syncedAt" <= excluded."syncedAt"`;
}

/**
 * Writes prices as they were read from Stripe at `syncedAt`. Their products must be stored before.
 * @param onlyNews leaves alone what is known just so, whenever that was read: whoever writes a price has all other customers
 *   who pay it wait. What a price became meanwhile, its own event has read (syncCatalog).
 */
export async function storePrices(
  tx: Transaction,
  prices: Stripe.Price[],
  syncedAt: Date,
  { onlyNews = false } = {},
): Promise<void> {
  const byId = new Map(prices.map((price) => [price.id, price])); // two subscriptions may sell the same
  const rows = [...byId.values()].map((price) => ({
    id: price.id,
    productId: idOf(price.product),
    lookupKey: price.lookup_key,
    active: price.active,
    currency: price.currency,
    unitAmount: price.unit_amount,
    interval: price.recurring?.interval ?? null,
    intervalCount: price.recurring?.interval_count ?? 1,
    syncedAt,
  }));
  await tx.$executeRaw`
    INSERT INTO "Price" AS known
    SELECT * FROM jsonb_populate_recordset(NULL::"Price", ${JSON.stringify(rows)}::jsonb) AS read
    WHERE NOT (${onlyNews}::boolean AND EXISTS (SELECT FROM "Price" k WHERE k."id" = read."id"
      AND to_jsonb(k) - 'syncedAt' = to_jsonb(read) - 'syncedAt')) ORDER BY "id"
    ON CONFLICT ("id") DO UPDATE SET "productId" = excluded."productId", "lookupKey" = excluded."lookupKey",
      "active" = excluded."active", "currency" = excluded."currency", "unitAmount" = excluded."unitAmount",
      "interval" = excluded."interval", "intervalCount" = excluded."intervalCount", "syncedAt" = excluded."syncedAt"
    WHERE known."syncedAt" <= excluded."syncedAt"`;
}

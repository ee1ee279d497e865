import { db } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { stripe } from "@/lib/stripe/client";
import { isMissing, toAppError } from "@/lib/stripe/errors";
import type { CardSide } from "./changes";
import { paymentMethodRow } from "./mirror-rows";

/**
 * A card that a customer has or had. The mirror holds those that were to be charged when it was read; one that came and went
 * between two readings is read from Stripe now, which still knows it, and kept, so that the history can name it.
 * @returns null for one that Stripe does not know
 */
export async function findCard(id: string, customerId: string): Promise<CardSide | null> {
  const known = await db().paymentMethod.findUnique({ where: { id } });
  if (known) return known;
  const syncedAt = await databaseNow();
  const found = await stripe()
    .paymentMethods.retrieve(id)
    .catch((error) => (isMissing(error) ? null : Promise.reject(toAppError(error))));
  if (!found) return null;
  const row = paymentMethodRow(found, { customerId, syncedAt });
  await db().paymentMethod.createMany({ data: [row], skipDuplicates: true });
  return row;
}

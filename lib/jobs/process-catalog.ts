import { db } from "@/lib/db/client";
import { databaseNow } from "@/lib/db/now";
import { AppError } from "@/lib/errors";
import { syncCatalog } from "@/lib/plans/sync-catalog";
import { type HandledType, handlers, kindOf } from "@/lib/webhooks/handlers";

const types = (Object.keys(handlers) as HandledType[]).filter((type) => kindOf(type) === "catalog");

/** Works off the waiting events about products and prices: one re-read for all of them that had come when it began. */
export async function processCatalog({ isLastTry }: { isLastTry: boolean }): Promise<void> {
  const begunAt = await databaseNow();
  const where = { type: { in: types }, processedAt: null, failedAt: null, receivedAt: { lte: begunAt } };
  try {
    await syncCatalog();
  } catch (failure) {
    const error = failure instanceof AppError ? failure.code : "unexpected";
    await db().stripeEvent.updateMany({ where, data: { error, ...(isLastTry && { failedAt: new Date() }) } });
    throw failure;
  }
  await db().stripeEvent.updateMany({ where, data: { processedAt: new Date(), error: null } });
}

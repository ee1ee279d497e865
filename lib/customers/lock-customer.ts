import type { Transaction } from "@/lib/db/client";

/**
 * Lets nobody else write what belongs to a customer until this transaction ends. A click may enter its row beside it.
 * @returns whether their person was erased here
 */
export async function lockCustomer(tx: Transaction, customerId: string): Promise<{ isErased: boolean }> {
  const [row] = await tx.$queryRaw<{ isErased: boolean }[]>`
    SELECT "userId" IS NULL AS "isErased" FROM "Customer" WHERE "id" = ${customerId}::uuid FOR NO KEY UPDATE`;
  return row ?? { isErased: true };
}

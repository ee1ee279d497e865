import type { Transaction } from "@/lib/db/client";

/** Lets nobody else write what belongs to a customer until this transaction ends. A click may enter its row beside it. */
export async function lockCustomer(tx: Transaction, customerId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Customer" WHERE "id" = ${customerId}::uuid FOR NO KEY UPDATE`;
}

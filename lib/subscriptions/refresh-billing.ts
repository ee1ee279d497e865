import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { syncCustomer } from "./sync";

/**
 * Re-reads a customer while a person waits. Stripe being away is no reason to stop them: the page shows what is known,
 * and the events catch up.
 */
export async function refreshBilling(stripeCustomerId: string): Promise<void> {
  await syncCustomer(stripeCustomerId).catch((error) => {
    if (!(error instanceof AppError)) throw error;
    log.warn({ stripeCustomerId, code: error.code, ...error.facts }, "billing could not be re-read");
  });
}

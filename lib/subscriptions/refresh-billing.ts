import { limit } from "@/lib/db/limit";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { withinPatience } from "@/lib/stripe/within-patience";
import { syncCustomer } from "./sync";

/** More than a page asks for that catches up after a return; whoever asks in a loop gets what the mirror has. */
export const readsPerMinute = 20;
const count = limit({ of: "billing-read", most: readsPerMinute, seconds: 60 });

/**
 * Re-reads a customer while a person waits. Stripe being away or slow is no reason to stop them: the page shows what is
 * known, and the events catch up.
 * @param userId who asks for it
 */
export async function refreshBilling(userId: string, stripeCustomerId: string): Promise<void> {
  try {
    await count(userId);
    await withinPatience(syncCustomer(stripeCustomerId));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn({ stripeCustomerId, code: error.code, ...error.facts }, "billing could not be re-read");
  }
}

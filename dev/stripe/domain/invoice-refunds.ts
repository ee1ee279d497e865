import type Stripe from "stripe";
import type { Account } from "../core/account";

/** What was given back of the payments of an invoice, the oldest first; a refund that failed gave nothing. */
export function refundsOf(account: Account, { id }: Stripe.Invoice): Stripe.Refund[] {
  const payments = account.all("invoice_payment").filter(({ invoice }) => invoice === id);
  const intents = payments.map(({ payment }) => payment.payment_intent);
  return account.all("refund").filter(({ payment_intent: intent, status }) => {
    return status !== "failed" && intent !== null && intents.includes(intent);
  });
}

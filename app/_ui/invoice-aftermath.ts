import type { BillingInvoice } from "@/lib/subscriptions/billing";
import { formatMoney } from "@/lib/words/money";

type Paid = Pick<BillingInvoice, "total" | "currency" | "amountRefunded" | "disputeStatus">;

// Stripe docs: Disputes › statuses. "won" and "lost" are the business's; "warning_…": the bank only asks, it took nothing yet
const over = ["won", "lost", "warning_closed", "prevented"];

export const isDisputed = ({ disputeStatus }: Pick<Paid, "disputeStatus">): boolean =>
  disputeStatus !== null && !over.includes(disputeStatus);

/** What an invoice was about, and what of it was given back: "€29.00, refunded €10.00". */
export function amountWords({ total, currency, amountRefunded }: Paid, locale: string): string {
  const amount = formatMoney(total, currency, locale);
  // all of it: the badge says so
  if (!amountRefunded || amountRefunded === total) return amount;
  return `${amount}, refunded ${formatMoney(amountRefunded, currency, locale)}`;
}

/** What the customer should know of their bank's objection; null: nothing. Whom the bank gave right, they read from their side. */
export function disputeWords(invoice: Pick<Paid, "disputeStatus">): string | null {
  if (isDisputed(invoice)) return "Your bank is asking us about this payment.";
  if (invoice.disputeStatus === "won") return "Your bank asked us about this payment. It stands.";
  if (invoice.disputeStatus === "lost") return "Your bank gave you this payment back.";
  return null;
}

const staffWords: Record<string, string> = {
  won: "Dispute won",
  lost: "Dispute lost",
  warning_closed: "The bank asked and let it be",
  prevented: "Dispute prevented",
};

/** The same for staff, who answer the bank in Stripe's dashboard. */
export function disputeWordsForStaff({ disputeStatus }: Pick<Paid, "disputeStatus">): string | null {
  if (disputeStatus === null) return null;
  const waits = /needs_response$/.test(disputeStatus);
  return (
    staffWords[disputeStatus] ?? (waits ? "Disputed: answer in Stripe's dashboard" : "Disputed: the bank is deciding")
  );
}

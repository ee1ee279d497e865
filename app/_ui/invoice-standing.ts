import type { BillingInvoice } from "@/lib/subscriptions/billing";
import type { Standing } from "@/lib/subscriptions/status";
import { inWords } from "./flow-words";

// Stripe docs: Invoices › Status. "uncollectible": given up on, still owed.
const standings: Record<string, Standing> = {
  open: { word: "To pay", tone: "attention" },
  paid: { word: "Paid", tone: "good" },
  uncollectible: { word: "Not paid", tone: "failed" },
  void: { word: "Void", tone: "neutral" },
};

/** The word and colour of an invoice. */
export function standingOfInvoice({ status }: Pick<BillingInvoice, "status">): Standing {
  if (status === null) return { word: "Unknown", tone: "neutral" };
  return standings[status] ?? { word: inWords(status), tone: "neutral" };
}

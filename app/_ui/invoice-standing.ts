import type { BillingInvoice } from "@/lib/subscriptions/billing";
import type { Standing } from "@/lib/subscriptions/status";
import { inWords } from "@/lib/words/in-words";
import { isDisputed } from "./invoice-aftermath";

// Stripe docs: Invoices › Status. "uncollectible": given up on, still owed.
const standings: Record<string, Standing> = {
  open: { word: "To pay", tone: "attention" },
  paid: { word: "Paid", tone: "good" },
  uncollectible: { word: "Not paid", tone: "failed" },
  void: { word: "Void", tone: "neutral" },
};

type Facts = Pick<BillingInvoice, "status" | "amountPaid" | "amountRefunded" | "disputeStatus">;

/** The word and colour of an invoice, and of what came after its payment. */
export function standingOfInvoice({ status, amountPaid, amountRefunded, disputeStatus }: Facts): Standing {
  if (isDisputed({ disputeStatus })) return { word: "Disputed", tone: "attention" };
  if (disputeStatus === "lost") return { word: "Returned", tone: "neutral" };
  if (amountRefunded > 0 && amountRefunded >= amountPaid) return { word: "Refunded", tone: "neutral" };
  if (status === null) return { word: "Unknown", tone: "neutral" };
  return standings[status] ?? { word: inWords(status), tone: "neutral" };
}

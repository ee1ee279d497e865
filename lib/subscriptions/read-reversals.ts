import type Stripe from "stripe";
import { stripe } from "@/lib/stripe/client";
import { idOf } from "@/lib/stripe/objects";

/** What came after the payment of an invoice. */
export type Reversal = {
  amountRefunded: number;
  /** Stripe's, of the newest dispute; null where the bank never asked. */
  disputeStatus: string | null;
};

const most = 10_000;

/**
 * What was given back of invoices and what banks ask about them, by the invoice's id. Invoices come with `payments`: since API
 * 2025-03-31.basil a charge names its payment intent only, and the invoice names that. One list for all invoices, none
 * where nothing was paid, and one more for each charge that is disputed.
 */
export async function readReversals(customer: string, invoices: Stripe.Invoice[]): Promise<Map<string, Reversal>> {
  if (!invoices.some((invoice) => paymentsOf(invoice).length)) return new Map();
  const charges = await stripe().charges.list({ customer, limit: 100 }).autoPagingToArray({ limit: most });
  const changed = charges.filter(({ amount_refunded, disputed }) => amount_refunded > 0 || disputed);
  const found = new Map<string, Reversal>();
  for (const invoice of invoices) {
    const paid = paymentsOf(invoice);
    const theirs = changed.filter(({ id, payment_intent }) => paid.includes(id) || paid.includes(idOf(payment_intent)));
    if (theirs.length) found.set(invoice.id, await reversalOf(theirs));
  }
  return found;
}

/** The payment intents (or charges, of older invoices) that money came by. */
function paymentsOf({ payments }: Stripe.Invoice): (string | null)[] {
  const paid = payments?.data.filter(({ status }) => status === "paid") ?? [];
  return paid.map(({ payment }) => idOf(payment.payment_intent ?? payment.charge)).filter((id) => id !== null);
}

async function reversalOf(charges: Stripe.Charge[]): Promise<Reversal> {
  const disputed = charges.filter((charge) => charge.disputed);
  const lists = disputed.map(({ id }) => stripe().disputes.list({ charge: id, limit: 1 })); // the newest comes first
  const disputes = (await Promise.all(lists)).flatMap(({ data }) => data);
  const newest = disputes.sort((a, b) => b.created - a.created)[0];
  const amountRefunded = charges.reduce((sum, { amount_refunded }) => sum + amount_refunded, 0);
  return { amountRefunded, disputeStatus: newest?.status ?? null };
}

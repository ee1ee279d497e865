/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import type { CardEntry, CardProblems } from "../card-entry";
import { Alert } from "../field";
import { Page } from "../page";
import type { Reader } from "../reader";
import type { Words } from "../words/english";
import { InvoiceLines } from "./invoice-lines";
import { PayForm } from "./pay-form";

export type InvoicePageProps = {
  reader: Reader;
  business: string;
  invoice: Stripe.Invoice;
  /** What was given back of what was paid for it. */
  refunds: Stripe.Refund[];
  /** Path of this invoice, `/invoice/<token>`. */
  path: string;
  /** Saved cards, the default one first. */
  cards: Stripe.PaymentMethod[];
  entry?: CardEntry | undefined;
  problems?: CardProblems | undefined;
  refusal?: string | undefined;
};

/** The invoice as the customer sees it: what for, how much, whether it is paid, and paying it. */
export function InvoicePage({ reader, business, invoice, refunds, path, refusal, ...pay }: InvoicePageProps) {
  const title = reader.say("invoiceFrom", invoice.number ?? invoice.id, business);
  const amount = reader.money(invoice.amount_remaining || invoice.total, invoice.currency);
  return (
    <Page reader={reader} title={title} business={business}>
      <h1>{title}</h1>
      <Alert text={refusal} />
      <p class="price">
        {amount} <span class={`badge ${invoice.status}`}>{reader.say(stateOf(invoice, refunds))}</span>
      </p>
      <p>{dateSentence(reader, invoice)}</p>
      <p class="lines">
        {[invoice.customer_name, invoice.customer_email].filter(Boolean).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      <InvoiceLines reader={reader} invoice={invoice} refunds={refunds} />
      <p>
        <a class="button plain" href={`${path}/pdf`}>
          {reader.say("downloadInvoice")}
        </a>
      </p>
      {invoice.status === "open" && <PayForm reader={reader} action={`${path}/pay`} amount={amount} {...pay} />}
    </Page>
  );
}

function stateOf(invoice: Stripe.Invoice, refunds: Stripe.Refund[]): keyof Words {
  const refunded = refunds.reduce((sum, { amount }) => sum + amount, 0);
  if (refunded > 0) return refunded >= invoice.amount_paid ? "refunded" : "partlyRefunded";
  return (invoice.status ?? "draft") as keyof Words;
}

function dateSentence(reader: Reader, invoice: Stripe.Invoice): string {
  const paidAt = invoice.status_transitions.paid_at;
  if (paidAt) return reader.say("paidOn", reader.date(paidAt));
  if (invoice.due_date) return reader.say("dueOn", reader.date(invoice.due_date));
  return reader.say("issuedOn", reader.date(invoice.created));
}

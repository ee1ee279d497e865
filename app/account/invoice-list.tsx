import type { Reader } from "@/lib/auth/reader";
import type { BillingInvoice } from "@/lib/subscriptions/billing";
import { wordsLocale } from "@/lib/words/words-locale";
import { Badge } from "../_ui/badge";
import { ExternalLink } from "../_ui/external-link";
import { amountWords, disputeWords } from "../_ui/invoice-aftermath";
import { standingOfInvoice } from "../_ui/invoice-standing";
import { Time } from "../_ui/time";
import { PortalButton } from "./portal-button";

/** The last invoices, each with its page and its PDF at Stripe. */
export function InvoiceList({ invoices, reader }: { invoices: BillingInvoice[]; reader: Reader }) {
  return (
    <ul className="-my-1.5 divide-y divide-line">
      {invoices.map((invoice) => (
        <li
          key={invoice.id}
          className="grid grid-cols-[1fr_auto] items-center gap-x-4 py-1.5 sm:grid-cols-[9rem_1fr_auto_8.5rem]"
        >
          <span className="text-muted text-sm max-sm:order-3">
            <Time at={invoice.createdAt} reader={reader} look="short" />
          </span>
          <span>{amountWords(invoice, wordsLocale(reader.locale))}</span>
          <span className="justify-self-end">
            <Badge {...standingOfInvoice(invoice)} />
          </span>
          <span className="flex justify-end gap-4 max-sm:order-4">
            {invoice.hostedInvoiceUrl && (
              <ExternalLink href={invoice.hostedInvoiceUrl} about={`invoice ${invoice.number ?? ""}`}>
                {invoice.status === "open" ? "Pay" : "View"}
              </ExternalLink>
            )}
            {invoice.invoicePdf && (
              <ExternalLink href={invoice.invoicePdf} about={`of invoice ${invoice.number ?? ""}`}>
                PDF
              </ExternalLink>
            )}
          </span>
          {disputeWords(invoice) && (
            <span className="order-last col-span-full text-muted text-sm sm:col-[2/-1]">{disputeWords(invoice)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where the others are: the portal's home lists all of them. */
export function OlderInvoices() {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4">
      <p className="text-muted">Older invoices are in the billing portal.</p>
      <PortalButton flow={null} look="link" label="See all invoices there" />
    </div>
  );
}

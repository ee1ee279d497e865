/** @jsxImportSource hono/jsx */
import type Stripe from "stripe";
import type { Words } from "../words/english";
import type { PortalView } from "./view";

const firstShown = 10;

/** The invoices, newest first, each with its page and its PDF. */
export function InvoiceHistory({ view, isWhole }: { view: PortalView; isWhole: boolean }) {
  const { reader } = view;
  const invoices = isWhole ? view.invoices : view.invoices.slice(0, firstShown);
  return (
    <section aria-labelledby="invoices">
      <h2 id="invoices">{reader.say("invoices")}</h2>
      {invoices.length === 0 && <p>{reader.say("noInvoices")}</p>}
      <ul class="rows">
        {invoices.map((invoice) => (
          <li key={invoice.id}>
            <span class="what">
              {reader.date(invoice.created)} · <strong>{reader.money(invoice.total, invoice.currency)}</strong>{" "}
              <span class={`badge ${invoice.status}`}>{reader.say((invoice.status ?? "draft") as keyof Words)}</span>
            </span>
            <InvoiceLinks view={view} invoice={invoice} />
          </li>
        ))}
      </ul>
      {invoices.length < view.invoices.length && (
        <p>
          <a href={`${view.home}?invoices=all#invoices`}>{reader.say("moreInvoices", view.invoices.length)}</a>
        </p>
      )}
    </section>
  );
}

function InvoiceLinks({ view, invoice }: { view: PortalView; invoice: Stripe.Invoice }) {
  const { reader } = view;
  const number = invoice.number ?? invoice.id;
  const label = reader.say(invoice.status === "open" ? "payInvoice" : "viewInvoice");
  return (
    <div class="actions">
      {invoice.hosted_invoice_url && (
        <a href={invoice.hosted_invoice_url} aria-label={`${label} ${number}`}>
          {label}
        </a>
      )}
      {invoice.invoice_pdf && (
        <a href={invoice.invoice_pdf} aria-label={`${reader.say("downloadInvoice")} ${number}`}>
          {reader.say("downloadInvoice")}
        </a>
      )}
    </div>
  );
}

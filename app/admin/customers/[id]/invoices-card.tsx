import type { Reader } from "@/lib/auth/reader";
import type { PersonCustomer } from "@/lib/customers/find-person";
import type { BillingInvoice } from "@/lib/subscriptions/billing";
import { wordsLocale } from "@/lib/words/words-locale";
import { Badge } from "../../../_ui/badge";
import { Card } from "../../../_ui/card";
import { dashboardUrl } from "../../../_ui/dashboard-url";
import { ExternalLink } from "../../../_ui/external-link";
import { amountWords, disputeWordsForStaff } from "../../../_ui/invoice-aftermath";
import { standingOfInvoice } from "../../../_ui/invoice-standing";
import { Time } from "../../../_ui/time";

type Props = { customer: PersonCustomer; invoices: BillingInvoice[]; reader: Reader };

/** The last invoices, each leading to Stripe's dashboard. */
export function InvoicesCard({ customer, invoices, reader }: Props) {
  if (!invoices.length) return null;
  const stripe = { livemode: customer.livemode, account: customer.stripeAccountId };
  return (
    <Card title="Invoices">
      <ul className="divide-y divide-line">
        {invoices.map((invoice) => (
          <li
            key={invoice.id}
            className="grid grid-cols-[1fr_auto] items-center gap-x-4 py-1 sm:grid-cols-[6.5rem_1fr_auto_auto]"
          >
            <span className="text-muted text-sm max-sm:order-3">
              <Time at={invoice.createdAt} reader={reader} look="short" />
            </span>
            <span className="grid">
              {amountWords(invoice, wordsLocale(reader.locale))}
              <span className="text-sm empty:hidden">{disputeWordsForStaff(invoice)}</span>
            </span>
            <span className="justify-self-end">
              <Badge {...standingOfInvoice(invoice)} />
            </span>
            <span className="justify-self-end whitespace-nowrap max-sm:order-4">
              <ExternalLink href={dashboardUrl(`invoices/${invoice.id}`, stripe)} about="in Stripe's dashboard">
                {invoice.number ?? "No number"}
              </ExternalLink>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

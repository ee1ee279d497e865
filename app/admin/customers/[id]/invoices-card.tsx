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
          <li key={invoice.id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <span className="grid">
              <span>{amountWords(invoice, wordsLocale(reader.locale))}</span>
              <span className="text-muted text-sm">
                <Time at={invoice.createdAt} reader={reader} look="short" />
              </span>
              <span className="text-sm empty:hidden">{disputeWordsForStaff(invoice)}</span>
            </span>
            <Badge {...standingOfInvoice(invoice)} />
            <ExternalLink href={dashboardUrl(`invoices/${invoice.id}`, stripe)} about="in Stripe's dashboard">
              {invoice.number ?? "No number"}
            </ExternalLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

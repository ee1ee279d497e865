import type { Reader } from "@/lib/auth/reader";
import type { PersonCustomer } from "@/lib/customers/find-person";
import type { BillingInvoice } from "@/lib/subscriptions/billing";
import { Badge } from "../../../_ui/badge";
import { Card } from "../../../_ui/card";
import { dashboardUrl } from "../../../_ui/dashboard-url";
import { ExternalLink } from "../../../_ui/external-link";
import { standingOfInvoice } from "../../../_ui/invoice-standing";
import { formatMoney } from "../../../_ui/money";
import { Time } from "../../../_ui/time";
import { wordsLocale } from "../../../_ui/words-locale";

type Props = { customer: PersonCustomer; invoices: BillingInvoice[]; reader: Reader };

/** The last invoices, each leading to Stripe's dashboard. */
export function InvoicesCard({ customer, invoices, reader }: Props) {
  if (!invoices.length) return null;
  const stripe = { livemode: customer.livemode, account: customer.stripeAccountId };
  return (
    <Card title="Invoices">
      <ul className="divide-y divide-line">
        {invoices.map(({ id, number, status, total, currency, createdAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <span className="grid">
              <span>{formatMoney(total, currency, wordsLocale(reader.locale))}</span>
              <span className="text-muted text-sm">
                <Time at={createdAt} reader={reader} look="short" />
              </span>
            </span>
            <Badge {...standingOfInvoice({ status })} />
            <ExternalLink href={dashboardUrl(`invoices/${id}`, stripe)} about="in Stripe's dashboard">
              {number ?? "No number"}
            </ExternalLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

import type { Metadata } from "next";
import { requireUser } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { listPortalSessions } from "@/lib/portal/history";
import { findReturnNotice } from "@/lib/portal/return-notice";
import { findBilling } from "@/lib/subscriptions/billing";
import { Card } from "../_ui/card";
import { PageLink } from "../_ui/page-link";
import { PageTitle } from "../_ui/page-title";
import { BilledTo } from "./billed-to";
import { BillingSection } from "./billing-section";
import { CheckoutNotice } from "./checkout-notice";
import { InvoiceList, OlderInvoices } from "./invoice-list";
import { OtherSubscriptions } from "./other-subscriptions";
import { ReturnNotice } from "./return-notice";
import { VisitList } from "./visit-list";

export const metadata: Metadata = { title: "Billing" };

/** What do I have, what happens next, what can I do, what did I do. */
export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const user = await requireUser("/account");
  const { visit, checkout } = await searchParams;
  const billingRead = findBilling(user.id); // one read for the page and for what a visit changed
  const [billing, visits, notice, forReader] = await Promise.all([
    billingRead,
    listPortalSessions(user.id, { limit: 5 }),
    typeof visit === "string" ? findReturnNotice(user.id, visit, billingRead) : null,
    reader(),
  ]);
  return (
    <>
      {notice && <ReturnNotice visit={String(visit)} notice={notice} reader={forReader} />}
      {checkout === "done" && <CheckoutNotice subscription={billing?.subscription ?? null} reader={forReader} />}
      <PageTitle>Billing</PageTitle>
      <BillingSection billing={billing} reader={forReader} />
      {billing && <OtherSubscriptions billing={billing} reader={forReader} />}
      {visits.rows.length > 0 && (
        <Card title="Last visits">
          <VisitList visits={visits.rows} reader={forReader} />
          <PageLink href="/account/sessions" className="link -mb-2.5 mt-4">
            See all visits →
          </PageLink>
        </Card>
      )}
      {billing && billing.invoices.length > 0 && (
        <Card title="Invoices">
          <InvoiceList invoices={billing.invoices} reader={forReader} />
          {billing.hasOlderInvoices && <OlderInvoices />}
          <BilledTo billing={billing} />
        </Card>
      )}
    </>
  );
}

/** @jsxImportSource hono/jsx */
import { Alert } from "../field";
import { BillingDetails } from "./billing-details";
import { InvoiceHistory } from "./invoice-history";
import { PaymentMethods } from "./payment-methods";
import { PortalPage } from "./portal-page";
import { SubscriptionCard } from "./subscription-card";
import type { PortalView } from "./view";

const over = ["canceled", "incomplete_expired"];

type HomeProps = {
  view: PortalView;
  problem?: string | undefined;
  /** With every invoice, not the newest only. */
  isWhole?: boolean;
};

/** The portal's home: the plan, then whatever the configuration offers. */
export function Home({ view, problem, isWhole = false }: HomeProps) {
  const { reader, configuration, business } = view;
  const { features } = configuration;
  const current = view.subscriptions.filter(({ status }) => !over.includes(status));
  return (
    <PortalPage
      view={view}
      title={configuration.business_profile.headline ?? reader.say("manage", business)}
      back={null}
    >
      <Alert text={problem} />
      <section aria-labelledby="current-plan">
        <h2 id="current-plan">{reader.say("currentPlan")}</h2>
        {current.length === 0 && <p>{reader.say("noPlan", business)}</p>}
        {current.map((subscription) => (
          <SubscriptionCard key={subscription.id} view={view} subscription={subscription} />
        ))}
      </section>
      {features.payment_method_update.enabled && <PaymentMethods view={view} />}
      {features.customer_update.enabled && <BillingDetails view={view} />}
      {features.invoice_history.enabled && <InvoiceHistory view={view} isWhole={isWhole} />}
    </PortalPage>
  );
}

import type { ReactNode } from "react";
import { portalFeatures } from "@/lib/portal/configuration";
import { flowsFor } from "@/lib/portal/flows";
import type { Billing } from "@/lib/subscriptions/billing";
import { isLiving, nextOf } from "@/lib/subscriptions/status";
import { flowWords } from "../_ui/flow-words";
import { PayButton } from "./pay-button";
import { PortalButton } from "./portal-button";

const needsCard = ["past_due", "unpaid", "paused"];
const needsPayment = ["incomplete", "unpaid"]; // Stripe does not try again by itself

type Props = {
  billing: Billing;
  /** A way on outside the portal, where it is the first thing to do. */
  children?: ReactNode;
};

/** What this customer can do now. What mends a missing payment, or takes a cancellation back, comes first. */
export async function PortalButtons({ billing, children }: Props) {
  const { subscription, card, invoices } = billing;
  const status = subscription?.status ?? "";
  const isSubscribed = subscription !== null && isLiving(status);
  const isEnding = subscription !== null && nextOf(subscription).kind === "ends";
  const isPausedByChoice = status === "paused" && card !== null;
  const isCardFirst = needsCard.includes(status) && !isPausedByChoice;
  const toPay = needsPayment.includes(status) ? invoices.find((invoice) => invoice.status === "open") : undefined;
  const links = flowsFor(billing, await portalFeatures(billing)).filter(
    (flow) => flow !== "subscription_update_confirm" && !(isCardFirst && flow === "payment_method_update"),
  );
  const cardLabel = card ? flowWords("payment_method_update") : "Add a card";
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {children}
        {isCardFirst && <PortalButton flow="payment_method_update" look="primary" label={cardLabel} />}
        {toPay?.hostedInvoiceUrl && (
          <PayButton href={toPay.hostedInvoiceUrl} look={isCardFirst ? "secondary" : "primary"} />
        )}
        {/* Stripe has no deep link for it: the portal's home offers it */}
        {isEnding && <PortalButton flow={null} look="primary" label="Take back the cancellation" />}
        <PortalButton
          flow={null}
          look={isSubscribed && !isCardFirst && !toPay && !isEnding ? "primary" : "secondary"}
          label={isSubscribed ? undefined : "Open the billing portal"}
        />
      </div>
      <div className="-mb-2.5 flex flex-wrap gap-x-8 empty:hidden has-[[role=alert]]:mb-0 max-sm:grid max-sm:grid-cols-[auto_1fr] max-sm:gap-x-8">
        {links.map((flow) => (
          <PortalButton
            key={flow}
            flow={flow}
            look="link"
            label={flow === "payment_method_update" ? cardLabel : undefined}
          />
        ))}
      </div>
    </div>
  );
}

import type { Metadata } from "next";
import { currentUser } from "@/lib/auth/current-user";
import { reader } from "@/lib/auth/reader";
import { intervals } from "@/lib/plans/catalog";
import { currencyFor } from "@/lib/plans/currency";
import { listOffers } from "@/lib/plans/offers";
import { portalFeatures } from "@/lib/portal/configuration";
import { flowsFor } from "@/lib/portal/flows";
import { type BillingSubscription, findBilling } from "@/lib/subscriptions/billing";
import { currencyOf } from "@/lib/subscriptions/currency-of";
import { isLiving } from "@/lib/subscriptions/status";
import { rhythmWords } from "@/lib/words/price-words";
import { EmptyState } from "../_ui/empty-state";
import { PageTitle } from "../_ui/page-title";
import { IntervalSwitch } from "./interval-switch";
import { PlanAction } from "./plan-action";
import { PlanCard } from "./plan-card";

export const metadata: Metadata = { title: "Plans" };

/** What is on sale, which of it this person has, and the way to the rest. */
export default async function PricingPage({ searchParams }: PageProps<"/pricing">) {
  const user = await currentUser();
  const [asked, billing, { locale }] = await Promise.all([searchParams, user && findBilling(user.id), reader()]);
  const living = billing?.subscription && isLiving(billing.subscription.status) ? billing.subscription : null;
  const interval = intervals.find((one) => one === (asked.interval ?? living?.interval)) ?? "month";
  const offers = await listOffers({ interval, currency: currencyFor(locale, currencyOf(billing)) });
  const features = living ? await portalFeatures(billing) : undefined;
  const flows = billing ? flowsFor(billing, features) : [];
  const prices = features?.priceIds;
  return (
    <div className="mx-auto max-w-page">
      <PageTitle lead={living ? `You have ${nameOf(living)}. You can change or cancel it at any time.` : lead}>
        Plans
      </PageTitle>
      <IntervalSwitch current={interval} />
      {offers.length === 0 && (
        <EmptyState title="Nothing is on sale right now">The plans will stand here. Please come back later.</EmptyState>
      )}
      <ul className="grid gap-4">
        {offers.map((offer) => (
          <PlanCard
            key={offer.plan}
            offer={offer}
            isCurrent={living?.planKey === offer.plan}
            hasTrial={offer.trialDays > 0 && !billing?.subscriptions.length}
            locale={locale}
          >
            <PlanAction
              offer={offer}
              interval={interval}
              isSignedIn={user !== null}
              current={living}
              isConfirmable={flows.includes("subscription_update_confirm") && (prices?.includes(offer.priceId) ?? true)}
            />
          </PlanCard>
        ))}
      </ul>
    </div>
  );
}

const nameOf = (living: BillingSubscription) => [living.plan, rhythmWords(living)].filter(Boolean).join(", ");

const lead = "Pay by the month or the year. Change or cancel at any time, in a few clicks.";

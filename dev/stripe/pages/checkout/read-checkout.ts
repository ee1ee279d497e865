import type Stripe from "stripe";
import type { Account } from "../../core/account";
import { entryOf, shippingEntryOf } from "../address/read-address";
import { businessName } from "../business-name";
import { readerOf } from "../reader";
import { billingWish, shippingWish } from "./address-wishes";
import type { CheckoutPageProps } from "./checkout-page";
import { noBusiness } from "./read-business";
import { trialDaysOf } from "./trial-days";

/** The customer's cards that Checkout may show again, the default one first. */
function savedCardsOf(account: Account, session: Stripe.Checkout.Session, customer: Stripe.Customer | undefined) {
  const allowed: unknown[] = session.saved_payment_method_options?.allow_redisplay_filters ?? [];
  const standard = customer?.invoice_settings.default_payment_method ?? customer?.default_source;
  return account
    .all("payment_method")
    .filter((card) => customer && card.customer === customer.id && allowed.includes(card.allow_redisplay))
    .sort((a, b) => Number(b.id === standard) - Number(a.id === standard));
}

/** Everything the Checkout page shows, as it opens. */
export function readCheckout(
  { account, session }: { account: Account; session: Stripe.Checkout.Session },
  acceptLanguage: string | undefined,
): CheckoutPageProps {
  const customer = session.customer ? account.find("customer", String(session.customer)) : undefined;
  const update = account.saved.checkouts.get(session.id)?.customerUpdate;
  const trialDays = trialDaysOf(account, session.id);
  const browser = acceptLanguage?.split(/[,;]/)[0];
  const isFree = trialDays > 0 || session.amount_total === 0;
  return {
    reader: readerOf([session.locale, ...(customer?.preferred_locales ?? []), browser]),
    business: session.branding_settings?.display_name || businessName(account),
    session,
    knownEmail: customer?.email ?? session.customer_email,
    trialDays,
    cards: savedCardsOf(account, session, customer),
    phone: customer?.phone,
    billing: billingWish(session, customer, update?.address === "auto"),
    billingEntry: entryOf(customer?.address),
    shipping: shippingWish(session),
    shippingEntry: shippingEntryOf(customer?.shipping),
    businessEntry: noBusiness,
    needsCard: !(isFree && session.payment_method_collection === "if_required"),
  };
}

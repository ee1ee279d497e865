import type Stripe from "stripe";
import type { Account } from "../core/account";

/** Whose page it is. Stripe takes it from the account's settings; here the portal configuration's name stands for it. */
export function businessName(account: Account, configuration?: Stripe.BillingPortal.Configuration): string {
  const chosen = configuration ?? account.all("billing_portal.configuration").find(({ active }) => active);
  return chosen?.name || "the business";
}

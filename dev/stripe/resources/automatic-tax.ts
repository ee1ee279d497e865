import type Stripe from "stripe";
import type { Account } from "../core/account";
import { isTaxLocation, refuseUnknownLocation } from "../domain/tax-location";

/** @throws {Refusal} customer_tax_location_invalid when nobody knows where the customer is */
export function automaticTaxOf(
  { enabled }: NonNullable<Stripe.SubscriptionCreateParams["automatic_tax"]>,
  customer: Stripe.Customer,
): Stripe.Subscription.AutomaticTax {
  if (enabled) refuseUnknownLocation(customer);
  return { disabled_reason: null, enabled, liability: enabled ? { type: "self" } : null };
}

/** An account without tax registrations: nothing is due anywhere, once it is known where that is. */
export function checkoutTaxOf(
  account: Account,
  params: Stripe.Checkout.SessionCreateParams,
): Stripe.Checkout.Session.AutomaticTax {
  if (!params.automatic_tax?.enabled) return { enabled: false, liability: null, provider: null, status: null };
  const isKnown = isTaxLocation(account.find("customer", params.customer ?? "")?.address);
  const status = isKnown ? "complete" : "requires_location_inputs";
  return { enabled: true, liability: { type: "self" }, provider: "stripe", status };
}

import type Stripe from "stripe";
import { invalid } from "../core/errors";

/** Whether tax could be worked out for this address: a country, and in some more than that (Stripe docs: Tax › Customer locations). */
export const isTaxLocation = (address: Stripe.Address | null | undefined): boolean =>
  Boolean(address?.country && (!["US", "CA"].includes(address.country) || address.postal_code));

/** @throws {Refusal} customer_tax_location_invalid when a subscription is to be taxed and nobody knows where */
export function refuseUnknownLocation({ address, shipping }: Stripe.Customer) {
  if (isTaxLocation(shipping?.address) || isTaxLocation(address)) return;
  const message =
    "The customer's location isn't recognized. Set a valid customer address in order to automatically calculate tax.";
  throw invalid(message, { code: "customer_tax_location_invalid" });
}

import type Stripe from "stripe";
import { type AddressWish, addressFields, wholeShipping } from "../address/read-address";

/**
 * The billing address is asked for when the merchant wants it, and as far as tax needs it: of a stranger, and of a
 * customer whose address may be changed here.
 */
export function billingWish(
  { automatic_tax: tax, billing_address_collection: collection }: Stripe.Checkout.Session,
  customer: Stripe.Customer | undefined,
  mayChange: boolean,
): AddressWish | undefined {
  if (collection === "required") return { kind: "billing", fields: [...addressFields] };
  if (!tax.enabled || (customer && !mayChange)) return undefined;
  return { kind: "billing", fields: customer?.address?.line1 ? [...addressFields] : ["postal_code", "country"] };
}

export const shippingWish = ({ shipping_address_collection }: Stripe.Checkout.Session): AddressWish | undefined =>
  shipping_address_collection
    ? { ...wholeShipping, countries: shipping_address_collection.allowed_countries }
    : undefined;

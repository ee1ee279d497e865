import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { createCustomer, updateCustomer } from "./customers";
import { addTaxId } from "./tax-ids";

/** What a person says of themselves on the Checkout page. */
export type Buyer = {
  email?: string;
  /** As on the card. */
  name?: string;
  phone?: string;
  address?: Stripe.Address;
  shipping?: { name: string; address: Stripe.Address };
  business?: { name: string; taxId: { type: string; value: string } };
};
type Update = Stripe.Checkout.SessionCreateParams.CustomerUpdate;

/** Makes the customer, or writes to the one there was what the session allows. @returns its id */
export function keepBuyer(act: Act, session: Stripe.Checkout.Session, buyer: Buyer, update: Update = {}): string {
  const { address, phone, shipping, business } = buyer;
  const name = nameOf(buyer);
  if (!session.customer) {
    const email = buyer.email ?? session.customer_email ?? null;
    const place = { address: address ?? null, shipping: shipping ?? null };
    const made = createCustomer(act, { email, name, phone: phone ?? null, ...place });
    if (business) addTaxId(act, made.id, business.taxId);
    return made.id;
  }
  const id = String(session.customer);
  act.account.get("customer", id, "customer");
  updateCustomer(act, id, {
    ...(phone && { phone }),
    ...(update.name === "auto" && name && { name }),
    ...(update.address === "auto" && address && { address }),
    ...(update.shipping === "auto" && shipping && { shipping }),
  });
  if (business) addTaxId(act, id, business.taxId);
  return id;
}

const nameOf = ({ name, business }: Buyer): string | null => business?.name ?? name ?? null;

/** `customer_details`: what was said on the page goes before what is known of the customer. */
export function detailsOf(account: Account, id: string, buyer: Buyer): Stripe.Checkout.Session.CustomerDetails {
  const customer = account.get("customer", id);
  const taxIds = account.all("tax_id").filter((taxId) => taxId.customer === id);
  return {
    address: buyer.address ?? customer.address ?? null,
    business_name: buyer.business?.name ?? null,
    email: customer.email,
    individual_name: null,
    name: nameOf(buyer) ?? customer.name ?? null,
    phone: buyer.phone ?? customer.phone ?? null,
    tax_exempt: customer.tax_exempt ?? "none",
    tax_ids: taxIds.map(({ type, value }) => ({ type, value })),
  };
}

/** `collected_information`; null when nothing of it was asked for. */
export const collectedOf = ({ business, shipping }: Buyer): Stripe.Checkout.Session.CollectedInformation | null =>
  business || shipping
    ? { business_name: business?.name ?? null, individual_name: null, shipping_details: shipping ?? null }
    : null;

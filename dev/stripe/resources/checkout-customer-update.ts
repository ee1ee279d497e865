import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { isTaxLocation } from "../domain/tax-location";

/** @throws {Refusal} when what Checkout is to ask a customer could not be kept, or tax could not be worked out */
export function checkCustomerUpdate(
  { automatic_tax, customer_update: update, shipping_address_collection, tax_id_collection }: Params,
  customer: Stripe.Customer | undefined,
) {
  if (!customer) {
    if (!update) return;
    throw invalid("`customer_update` can only be used with `customer`.", { param: "customer_update" });
  }
  if (update?.shipping === "auto" && !shipping_address_collection) {
    const message = "`customer_update[shipping]` can only be set to `auto` when `shipping_address_collection` is set.";
    throw invalid(message, { param: "customer_update[shipping]" });
  }
  const isAsked = update?.address === "auto" || update?.shipping === "auto";
  if (automatic_tax?.enabled && !isAsked && !isTaxLocation(customer.address)) {
    const message =
      "Automatic tax calculation in Checkout requires a valid address on the Customer. Add a valid address to the Customer or set either `customer_update[address]` to 'auto' or `customer_update[shipping]` to 'auto' to save the address entered in Checkout to the Customer.";
    throw invalid(message, { code: "customer_tax_location_invalid" });
  }
  if (tax_id_collection?.enabled && update?.name !== "auto") {
    throw invalid(
      "Tax ID collection requires updating business name on the customer. To enable tax ID collection for an existing customer, please set `customer_update[name]` to `auto`.",
    );
  }
}

type Params = Stripe.Checkout.SessionCreateParams;

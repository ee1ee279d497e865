import type Stripe from "stripe";
import type { Act } from "../core/act";
import { invalid } from "../core/errors";
import { create, emit, replace } from "../core/events";
import { newId, randomText } from "../core/ids";
import { cancelNow } from "./cancel";
import { nowFor } from "./clock";
import { removeTaxId } from "./tax-ids";

type Changes = Partial<Omit<Stripe.Customer, "id" | "object" | "created">>;

export function createCustomer(act: Act, fields: Changes & { test_clock?: string | null }): Stripe.Customer {
  const { account } = act;
  const customer: Stripe.Customer = {
    id: newId("cus"),
    object: "customer",
    address: null,
    balance: 0,
    created: fields.test_clock
      ? account.get("test_helpers.test_clock", String(fields.test_clock), "test_clock").frozen_time
      : account.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
    ...fields,
    invoice_settings: { ...noInvoiceSettings, ...fields.invoice_settings },
  };
  return create(act, "customer", customer, "customer.created");
}

export const noInvoiceSettings: Stripe.Customer.InvoiceSettings = {
  custom_fields: null,
  default_payment_method: null,
  footer: null,
  rendering_options: null,
};

/** Only what is given changes; a field is emptied with null. */
export function updateCustomer(act: Act, id: string, changes: Changes): Stripe.Customer {
  const customer = act.account.get("customer", id);
  return replace(act, "customer", { ...customer, ...changes }, "customer.updated");
}

/** @throws {Refusal} when the card is not attached to this customer */
export function setDefaultCard(act: Act, customerId: string, paymentMethodId: string): Stripe.Customer {
  const { account } = act;
  const customer = account.get("customer", customerId);
  const card = account.get("payment_method", paymentMethodId, "invoice_settings[default_payment_method]");
  if (card.customer !== customerId) throw notAttached(card.id);
  const invoice_settings = { ...customer.invoice_settings, default_payment_method: card.id };
  return updateCustomer(act, customerId, { invoice_settings });
}

const notAttached = (id: string) =>
  invalid(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    { code: "resource_missing", param: "invoice_settings[default_payment_method]" },
  );

/** Deletes the customer: its subscriptions end at once, its cards are let go. */
export function deleteCustomer(act: Act, id: string): Stripe.DeletedCustomer {
  const { account } = act;
  const customer = account.get("customer", id);
  for (const subscription of account.subscriptionsOf(id)) {
    if (subscription.status !== "canceled") cancelNow(act, subscription.id, {});
  }
  for (const taxId of account.all("tax_id")) if (taxId.customer === id) removeTaxId(act, taxId.id);
  for (const card of account.all("payment_method")) {
    if (card.customer === id) replace(act, "payment_method", { ...card, customer: null }, "payment_method.detached");
  }
  account.remove("customer", id);
  account.saved.deletedCustomers.set(id, nowFor(account, customer));
  emit(act, "customer.deleted", customer);
  return { id, object: "customer", deleted: true };
}

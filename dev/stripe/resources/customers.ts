import type Stripe from "stripe";
import { invalid, noSuch } from "../core/errors";
import { attachCard } from "../domain/cards";
import { createCustomer, deleteCustomer, noInvoiceSettings, setDefaultCard, updateCustomer } from "../domain/customers";
import { makeNamedCard } from "../domain/make-card";
import { addSource, checkSource } from "../domain/sources";
import { addTaxId } from "../domain/tax-ids";
import { type Call, pathOf } from "../http/call";
import { is, isWithin, listOf } from "../http/list";
import { addressOf, given, mergedMetadata } from "./given";

type Fields = Stripe.CustomerCreateParams & Stripe.CustomerUpdateParams;

export function create(call: Call<Stripe.CustomerCreateParams>): object {
  const { account, params } = call;
  checkEmail(params.email);
  const customer = createCustomer(call, {
    ...fieldsOf(params),
    metadata: mergedMetadata(null, params.metadata),
    test_clock: params.test_clock ?? null,
    ...(params.invoice_settings && { invoice_settings: invoiceSettingsOf(noInvoiceSettings, params.invoice_settings) }),
  });
  for (const taxId of params.tax_id_data ?? []) addTaxId(call, customer.id, taxId);
  if (params.source) addSource(call, customer.id, params.source);
  if (params.payment_method) attachCard(call, cardId(call, params.payment_method), customer.id);
  const preferred = params.invoice_settings?.default_payment_method;
  if (preferred) setDefaultCard(call, customer.id, preferred);
  return account.get("customer", customer.id);
}

/** A card's own id, or that of a new one made from a name such as `pm_card_visa`. */
function cardId(call: Call, idOrName: string): string {
  return makeNamedCard(call, idOrName)?.id ?? call.account.get("payment_method", idOrName, "payment_method").id;
}

export function update(call: Call<Stripe.CustomerUpdateParams>): object {
  const { account, params } = call;
  const customer = existing(call);
  checkEmail(params.email);
  const { invoice_settings: settings } = params;
  const preferred = settings?.default_payment_method;
  if (preferred) setDefaultCard(call, customer.id, preferred);
  if (params.source) addSource(call, customer.id, params.source);
  if (params.default_source) checkSource(call, params.default_source, customer.id);
  const current = account.get("customer", customer.id);
  return updateCustomer(call, customer.id, {
    ...fieldsOf(params),
    ...(params.default_source && { default_source: params.default_source }),
    ...(params.metadata !== undefined && { metadata: mergedMetadata(customer.metadata, params.metadata) }),
    ...(settings && {
      invoice_settings: {
        ...invoiceSettingsOf(current.invoice_settings, settings),
        ...(preferred === "" && { default_payment_method: null }),
      },
    }),
  });
}

/** A deleted customer stays readable as that. */
export function retrieve(call: Call): object {
  const id = pathOf(call, "customer");
  if (call.account.saved.deletedCustomers.has(id)) return { id, object: "customer", deleted: true };
  return existing(call);
}

export const remove = (call: Call): object => deleteCustomer(call, existing(call).id);

export function list(call: Call<Stripe.CustomerListParams>): object {
  const { created, email, test_clock } = call.params;
  const found = call.account.all("customer").filter((customer) => {
    const isMatch = isWithin(customer.created, created) && is(customer.test_clock, test_clock);
    return isMatch && is(customer.email?.toLowerCase(), email?.toLowerCase());
  });
  return listOf(call, found);
}

/** The customer of the path; one that was deleted is gone for everything but reading. */
export function existing(call: Call): Stripe.Customer {
  const id = pathOf(call, "customer");
  const customer = call.account.find("customer", id);
  if (!customer) throw noSuch("customer", id, "id");
  return customer;
}

/** Everything but the card, which has to be looked for first. */
const invoiceSettingsOf = (
  old: Stripe.Customer.InvoiceSettings,
  settings: NonNullable<Fields["invoice_settings"]>,
): Stripe.Customer.InvoiceSettings => ({
  ...old,
  ...(given(settings, "custom_fields", "footer", "rendering_options") as object),
});

function checkEmail(email: string | undefined) {
  if (!email || /^[^\s@]+@[^\s@]+$/.test(email)) return;
  throw invalid(`Invalid email address: ${email}`, { code: "email_invalid", param: "email" });
}

function fieldsOf(params: Fields): Partial<Stripe.Customer> {
  const { address, shipping, tax_exempt } = params;
  return {
    ...(given(
      params,
      "description",
      "email",
      "name",
      "phone",
      "preferred_locales",
      "balance",
    ) as Partial<Stripe.Customer>),
    ...nameOf("business_name", params.business_name),
    ...nameOf("individual_name", params.individual_name),
    ...(params.invoice_prefix && { invoice_prefix: params.invoice_prefix }),
    ...(params.next_invoice_sequence && { next_invoice_sequence: params.next_invoice_sequence }),
    ...(address !== undefined && { address: addressOf(address) }),
    ...(shipping !== undefined && {
      shipping: shipping
        ? { ...shipping, address: addressOf(shipping.address) ?? undefined, phone: shipping.phone ?? null }
        : null,
    }),
    ...(tax_exempt !== undefined && { tax_exempt: tax_exempt || "none" }),
  };
}

/** A customer who has no such name has no such field. */
const nameOf = (field: "business_name" | "individual_name", name: string | null | undefined) =>
  name === undefined ? {} : { [field]: name || undefined };

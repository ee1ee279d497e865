import type Stripe from "stripe";
import { type Act, clockAct } from "../core/act";
import { invalid } from "../core/errors";
import { create, emit, replace } from "../core/events";
import { newId } from "../core/ids";

type NewTaxId = { type: string; value: string };

/** What a few kinds look like; the others are taken as they are. */
const forms: Record<string, RegExp> = {
  eu_vat: /^[A-Z]{2}[0-9A-Z+*]{2,12}$/,
  gb_vat: /^(GB)?([0-9]{9}|[0-9]{12})$/,
  us_ein: /^\d{2}-?\d{7}$/,
  ch_vat: /^CHE-?\d{3}\.?\d{3}\.?\d{3} ?(MWST|TVA|IVA)?$/,
};

/** The kinds whose numbers are looked at: the hosted pages offer them. */
export const taxIdTypes = Object.keys(forms);

export const isTaxId = ({ type, value }: NewTaxId): boolean => forms[type]?.test(value.trim()) ?? true;

/** @throws {Refusal} tax_id_invalid when the number cannot be one of this type */
export function addTaxId(act: Act, customer: string, { type, value }: NewTaxId): Stripe.TaxId {
  const { account } = act;
  account.get("customer", customer);
  if (!isTaxId({ type, value })) {
    throw invalid(`Invalid value for ${type}.`, { code: "tax_id_invalid", param: "value" });
  }
  const taxId: Stripe.TaxId = {
    id: newId("txi"),
    object: "tax_id",
    country: countryOf(type, value),
    created: account.now(),
    customer,
    customer_account: null,
    livemode: false,
    owner: { customer, customer_account: null, type: "customer" },
    type,
    value: value.trim(),
    verification: pending,
  };
  const created = create(act, "tax_id", taxId, "customer.tax_id.created");
  const status = verdictOf(taxId);
  const verified = status && { ...taxId, verification: { ...pending, status } };
  if (verified) replace(clockAct(account), "tax_id", verified, "customer.tax_id.updated");
  return created; // its answer still says pending, as Stripe's does
}

/** What the authorities say, for the kinds they are asked about; Stripe's test numbers end in these digits. */
function verdictOf({ type, value }: Stripe.TaxId): "verified" | "unverified" | undefined {
  if (type !== "eu_vat" && type !== "gb_vat") return undefined;
  if (value.endsWith("222222222")) return undefined; // they never answer
  return value.endsWith("111111111") ? "unverified" : "verified";
}

const pending = { status: "pending" as const, verified_address: null, verified_name: null };

export function removeTaxId(act: Act, id: string): Stripe.DeletedTaxId {
  const taxId = act.account.get("tax_id", id);
  act.account.remove("tax_id", id);
  emit(act, "customer.tax_id.deleted", taxId);
  return { id, object: "tax_id", deleted: true };
}

const countryOf = (type: string, value: string) => (type === "eu_vat" ? value : type).slice(0, 2).toUpperCase();

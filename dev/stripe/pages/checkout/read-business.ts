import type { Buyer } from "../../domain/checkout-buyer";
import { isTaxId, taxIdTypes } from "../../domain/tax-ids";
import type { Words } from "../words/english";

const fields = ["business_name", "tax_type", "tax_value"] as const;
export type BusinessEntry = Record<(typeof fields)[number], string>;
export type BusinessProblems = Partial<Record<"business_name" | "tax_value", keyof Words>>;

export const noBusiness: BusinessEntry = { business_name: "", tax_type: "eu_vat", tax_value: "" };

/** Nothing is a person who buys for themselves; half of it is not enough. */
export function readBusiness(
  form: URLSearchParams,
  isRequired: boolean,
): { entry: BusinessEntry; business?: Buyer["business"]; problems?: BusinessProblems } {
  const entry = Object.fromEntries(fields.map((field) => [field, form.get(field)?.trim() ?? ""])) as BusinessEntry;
  const taxId = { type: taxIdTypes.includes(entry.tax_type) ? entry.tax_type : "eu_vat", value: entry.tax_value };
  if (!entry.business_name && !entry.tax_value && !isRequired) return { entry };
  if (entry.business_name && entry.tax_value && isTaxId(taxId)) {
    return { entry, business: { name: entry.business_name, taxId } };
  }
  const problems: BusinessProblems = {
    business_name: entry.business_name ? undefined : "required",
    tax_value: entry.tax_value ? (isTaxId(taxId) ? undefined : "badTaxId") : "required",
  };
  return { entry, problems };
}

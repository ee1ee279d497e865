import type Stripe from "stripe";
import {
  type AddressEntry,
  type AddressProblems,
  addressFields,
  isBlank,
  readAddress,
  wholeShipping,
} from "../address/read-address";
import type { Words } from "../words/english";

const fields = ["email", "name", ...addressFields, "phone", "tax_type", "tax_value"] as const;

export type DetailField = Exclude<(typeof fields)[number], "tax_type" | "tax_value">;
export type Details = Partial<Record<(typeof fields)[number], string>>;
export type DetailProblems = Partial<Record<keyof Details, keyof Words>>;

/** @param allowed the configuration's `allowed_updates` */
export const detailFields = (allowed: string[]): DetailField[] => [
  ...(allowed.includes("email") ? (["email"] as const) : []),
  ...(allowed.includes("name") ? (["name"] as const) : []),
  ...(allowed.includes("address") ? addressFields : []),
  ...(allowed.includes("phone") ? (["phone"] as const) : []),
];

export const detailsOf = ({ email, name, phone, address }: Stripe.Customer): Details => ({
  email: email ?? "",
  name: name ?? "",
  phone: phone ?? "",
  ...Object.fromEntries(addressFields.map((field) => [field, address?.[field] ?? ""])),
});

/** What was typed into the fields that were shown; others sent along are not read. */
export function readDetails(form: URLSearchParams, allowed: string[]): { details: Details; problems: DetailProblems } {
  const shown = [...detailFields(allowed), ...(allowed.includes("tax_id") ? (["tax_type", "tax_value"] as const) : [])];
  const details: Details = Object.fromEntries(shown.map((field) => [field, form.get(field)?.trim() ?? ""]));
  const problems: DetailProblems = {};
  if (details.email !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(details.email)) problems.email = "badEmail";
  if (details.country) {
    details.country = details.country.toUpperCase();
    if (!/^[A-Z]{2}$/.test(details.country)) problems.country = "badCountry";
  }
  return { details, problems };
}

/** The customer's fields as they become; what was left empty is emptied. */
export function customerChangesOf(details: Details, allowed: string[]): Partial<Stripe.Customer> {
  const given = (field: DetailField) => details[field] || null;
  const address = Object.fromEntries(addressFields.map((field) => [field, given(field)]));
  const hasAddress = Object.values(address).some(Boolean);
  return {
    ...(allowed.includes("email") && { email: given("email") }),
    ...(allowed.includes("name") && { name: given("name") }),
    ...(allowed.includes("phone") && { phone: given("phone") }),
    ...(allowed.includes("address") && { address: hasAddress ? (address as unknown as Stripe.Address) : null }),
  };
}

/** Where things are sent to: `null` when it was left empty, and nothing when it is not asked for. */
export function readShipping(
  form: URLSearchParams,
  allowed: string[],
): { entry?: AddressEntry; shipping?: Stripe.Customer.Shipping | null; problems?: AddressProblems | undefined } {
  if (!allowed.includes("shipping")) return {};
  const { entry, address, problems } = readAddress(wholeShipping, form);
  if (isBlank(entry)) return { entry, shipping: null };
  return { entry, problems, shipping: { name: entry.name ?? "", address, phone: null } };
}

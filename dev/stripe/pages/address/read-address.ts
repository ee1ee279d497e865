import type Stripe from "stripe";
import { noAddress } from "../../domain/make-card";
import { isTaxLocation } from "../../domain/tax-location";
import type { Words } from "../words/english";

export const addressFields = ["line1", "line2", "city", "postal_code", "state", "country"] as const;
type AddressField = (typeof addressFields)[number] | "name";

/** Which address a page asks for, and how much of it. */
export type AddressWish = { kind: "billing" | "shipping"; fields: AddressField[]; countries?: string[] };
export type AddressEntry = Partial<Record<AddressField, string>>;
export type AddressProblems = Partial<Record<AddressField, keyof Words>>;

/** To whom something is sent, and where. */
export const wholeShipping: AddressWish = { kind: "shipping", fields: ["name", ...addressFields] };

export const entryOf = (address: Stripe.Address | null | undefined): AddressEntry =>
  Object.fromEntries(addressFields.map((field) => [field, address?.[field] ?? ""]));

export const shippingEntryOf = (shipping: Stripe.Customer["shipping"] | undefined): AddressEntry => ({
  ...entryOf(shipping?.address),
  name: shipping?.name ?? "",
});

/** What was typed, and what is wrong with it. */
export function readAddress({ kind, fields, countries }: AddressWish, form: URLSearchParams) {
  const entry: AddressEntry = Object.fromEntries(
    fields.map((field) => [field, form.get(`${kind}_${field}`)?.trim() ?? ""]),
  );
  entry.country = entry.country?.toUpperCase() ?? "";
  const given = Object.entries(entry).filter(([field, value]) => field !== "name" && value);
  const address: Stripe.Address = { ...noAddress, ...Object.fromEntries(given) };
  const problems: AddressProblems = {};
  for (const field of ["name", "line1", "city"] as const) if (entry[field] === "") problems[field] = "required";
  if (!isCountry(entry.country)) problems.country = "badCountry";
  else if (countries && !countries.includes(entry.country)) problems.country = "notThere";
  else if (!isTaxLocation(address)) problems.postal_code = "required";
  return { entry, address, problems: Object.keys(problems).length ? problems : undefined };
}

export const isBlank = (entry: AddressEntry): boolean => Object.values(entry).every((value) => !value);

/** A code that names a country: `Intl` gives back what it does not know. */
const isCountry = (code: string) =>
  /^[A-Z]{2}$/.test(code) && new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) !== undefined;

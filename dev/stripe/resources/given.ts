import type Stripe from "stripe";
import { invalid } from "../core/errors";
import { noAddress } from "../domain/make-card";

import { mostMetadata, tooManyKeys } from "../schemas/metadata";

type Metadata = Record<string, string | number | null>;

/**
 * Metadata after a change: an empty value takes a key away, an empty text all of them.
 * @throws {Refusal} when old and new keys together are too many
 */
export function mergedMetadata(old: Stripe.Metadata | null, given: Metadata | "" | null | undefined): Stripe.Metadata {
  if (given === undefined) return old ?? {};
  if (given === "" || given === null) return {};
  const merged = Object.entries({ ...old, ...given }).filter(([, value]) => value !== "" && value !== null);
  if (merged.length > mostMetadata) throw invalid(tooManyKeys(merged.length), { param: "metadata" });
  return Object.fromEntries(merged.map(([key, value]) => [key, String(value)]));
}

/** Only those of the fields that were given; an empty text unsets. */
export function given<T extends object, K extends keyof T>(
  params: T,
  ...keys: K[]
): { [P in K]?: Exclude<T[P], ""> | null } {
  const entries = keys
    .filter((key) => params[key] !== undefined)
    .map((key) => [key, params[key] === "" ? null : params[key]]);
  return Object.fromEntries(entries);
}

/** An address with every field, those not given empty. */
export function addressOf(address: Stripe.AddressParam | "" | null): Stripe.Address | null {
  if (!address) return null;
  const filled = Object.entries(address).map(([key, value]) => [key, value === "" ? null : value]);
  return { ...noAddress, ...Object.fromEntries(filled) };
}

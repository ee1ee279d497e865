import type Stripe from "stripe";
import { env } from "@/lib/env";
import type { PortalKind } from "./choose-configuration";
import { declaredConfiguration } from "./declared-configuration";

/** A field of a portal configuration as the repository declares it and as Stripe has it. */
export type ComparedField = { field: string; declared: string; real: string | null; isSame: boolean };

/** Each declared field but the products (compare-products), beside Stripe's. What Stripe adds to what is declared is Stripe's. */
export function compareFields(
  found: Stripe.BillingPortal.Configuration | undefined,
  kind: PortalKind,
): ComparedField[] {
  const declared = declaredConfiguration([], env().APP_URL, kind);
  const {
    subscription_update: { products: _, ...update },
    ...features
  } = declared.features;
  return compare({ ...declared, features: { ...features, subscription_update: update } }, found, "");
}

function compare(declared: unknown, real: unknown, field: string): ComparedField[] {
  if (typeof declared === "object" && declared !== null && !Array.isArray(declared)) {
    const fields = (real ?? {}) as Record<string, unknown>;
    return Object.entries(declared).flatMap(([key, value]) =>
      compare(value, fields[key], field ? `${field}.${key}` : key),
    );
  }
  const [wanted, found] = [textOf(declared), real == null ? null : textOf(real)];
  return [{ field, declared: wanted, real: found, isSame: wanted === found }];
}

// the order of a list of choices means nothing
const textOf = (value: unknown) => (Array.isArray(value) ? [...value].sort().join(", ") : String(value));

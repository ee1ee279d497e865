import type { Billing } from "./billing";

type Billed = { [Key in "subscriptions" | "invoices"]: Pick<Billing[Key][number], "currency">[] };

/** The currency of a customer: Stripe fixes it with the first subscription or invoice. Null while there is neither. */
export function currencyOf(billing: Billed | null): string | null {
  return billing?.subscriptions[0]?.currency ?? billing?.invoices[0]?.currency ?? null;
}

import { inWords } from "./in-words";

/** A way to pay as Stripe describes it; all but the type are null for what is no card. */
type Card = {
  type: string;
  brand: string | null;
  last4: string | null;
  expMonth: number | null;
  expYear: number | null;
};

const brands: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
  sepa_debit: "SEPA direct debit",
  us_bank_account: "Bank account",
};

/** "Visa ending 4242": a way to pay, as the person knows it. */
export function cardWords({ type, brand, last4 }: Pick<Card, "type" | "brand" | "last4">): string {
  const name = brands[brand ?? type] ?? inWords(brand ?? type);
  return last4 ? `${name} ending ${last4}` : name;
}

/** "08/28" */
export function expiryWords({ expMonth, expYear }: Pick<Card, "expMonth" | "expYear">): string | null {
  if (expMonth === null || expYear === null) return null;
  return `${String(expMonth).padStart(2, "0")}/${String(expYear % 100).padStart(2, "0")}`;
}

/** A card is good until the last day of its month, here the begin of that day in UTC; null for what does not expire. */
export function lastDayOf({ expMonth, expYear }: Pick<Card, "expMonth" | "expYear">): Date | null {
  return expMonth === null || expYear === null ? null : new Date(Date.UTC(expYear, expMonth, 0));
}

export function isExpired(card: Pick<Card, "expMonth" | "expYear">, now: Date): boolean {
  const lastDay = lastDayOf(card);
  return lastDay !== null && now.getTime() >= lastDay.getTime() + 24 * 60 * 60 * 1_000;
}

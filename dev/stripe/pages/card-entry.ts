import type { Words } from "./words/english";

/** A card as typed into a form and found plausible; whether it pays is the bank's to say. */
export type Card = { number: string; expMonth: number; expYear: number; cvc: string; name: string };
export type CardField = "number" | "expiry" | "cvc" | "name";
export type CardProblems = Partial<Record<CardField, keyof Words>>;

/** What was typed, to show it again beside what is wrong with it. */
export type CardEntry = Record<CardField, string>;

export const cardEntryOf = (form: URLSearchParams): CardEntry => ({
  number: form.get("number") ?? "",
  expiry: form.get("expiry") ?? "",
  cvc: form.get("cvc") ?? "",
  name: form.get("name") ?? "",
});

/** @param now seconds since the epoch, of the account's clock */
export function readCard(entry: CardEntry, now: number): { card: Card } | { problems: CardProblems } {
  const number = entry.number.replace(/[\s-]/g, "");
  const cvc = entry.cvc.trim();
  const expiry = expiryOf(entry.expiry);
  const problems: CardProblems = {};
  if (!/^\d{13,19}$/.test(number) || !passesLuhn(number)) problems.number = "badNumber";
  if (!expiry) problems.expiry = "badExpiry";
  else if (hasPassed(expiry, now)) problems.expiry = "pastExpiry";
  if (!/^\d{3,4}$/.test(cvc)) problems.cvc = "badSecurityCode";
  if (!expiry || Object.keys(problems).length) return { problems };
  return { card: { number, cvc, name: entry.name.trim(), expMonth: expiry.month, expYear: expiry.year } };
}

function expiryOf(text: string): { month: number; year: number } | undefined {
  const match = /^\s*(0?[1-9]|1[0-2])\s*[/\-. ]?\s*(?:20)?(\d{2})\s*$/.exec(text);
  return match ? { month: Number(match[1]), year: 2000 + Number(match[2]) } : undefined;
}

// a card is good until the end of the month on it
const hasPassed = ({ month, year }: { month: number; year: number }, now: number) =>
  Date.UTC(year, month, 1) / 1000 <= now;

/** The check digit every card number ends with. */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

import type { Reader } from "@/lib/auth/reader";
import type { Change, ChangeKind, PlanSide } from "@/lib/subscriptions/changes";
import { cardWords } from "@/lib/words/card-words";
import { formatMoney } from "@/lib/words/money";
import { priceWords } from "@/lib/words/price-words";
import { wordsLocale } from "@/lib/words/words-locale";
import { fieldWords } from "./change-sentence";
import { shortDate } from "./format-time";

/** Of kinds whose sides are about the person: what is left when those went with them (erase-person). */
const withoutSides: Partial<Record<ChangeKind, string>> = {
  payment_method_added: "Added a way to pay",
  payment_method_replaced: "Chose another way to pay",
  payment_method_removed: "Removed a way to pay",
  details_changed: "Changed their billing details",
};

/** What changed, in a line of a table: "Starter → Pro, €29.00 a month". */
export function changeLine(change: Change, reader: Reader): string {
  const erased = change.before === null && change.after === null && withoutSides[change.kind];
  if (erased) return erased;
  const day = (iso: string | null) => iso && shortDate(new Date(iso), reader);
  const withDay = (words: string, link: string, iso: string | null) => (iso ? `${words} ${link} ${day(iso)}` : words);
  switch (change.kind) {
    case "plan_changed":
      return planChanged(change.before, change.after, reader.locale);
    case "quantity_changed":
      return `${change.after.plan}, quantity ${change.before.quantity} → ${change.after.quantity}`;
    case "canceled":
      return withDay(`${change.before.plan} canceled`, "on", change.after.endedAt);
    case "cancellation_scheduled":
      return withDay(`${change.before.plan} canceled`, "as of", change.after.endsAt);
    case "cancellation_reason_given":
      return "Reason for canceling given";
    case "cancellation_withdrawn":
      return `Cancellation of ${change.after.plan} taken back`;
    case "paused":
      return withDay(`${change.before.plan} paused`, "until", change.after.until);
    case "resumed":
      return `${change.after.plan} resumed`;
    case "payment_method_added":
      return `Added ${cardWords(change.after)}`;
    case "payment_method_replaced":
      return change.before
        ? `${cardWords(change.before)} → ${cardWords(change.after)}`
        : `Pays with ${cardWords(change.after)}`;
    case "payment_method_removed":
      return `Removed ${cardWords(change.before)}`;
    case "details_changed":
      return `Changed ${fieldWords(change.after.fields)}`;
    case "tax_id_changed":
      return "Tax number changed";
    case "invoice_paid": {
      const { number, total, currency } = change.after;
      return `Paid ${number ?? "an invoice"}, ${formatMoney(total, currency, wordsLocale(reader.locale))}`;
    }
    case "promotion_applied":
      return change.after.name ? `Promotion ${change.after.name}` : "Promotion applied";
  }
}

function planChanged(before: PlanSide, after: PlanSide, locale: string): string {
  const [from, to] = [priceWords(before, locale), priceWords(after, locale)];
  if (before.plan === after.plan && from && to) return `${after.plan}, ${from} → ${to}`;
  return `${before.plan} → ${after.plan}${to ? `, ${to}` : ""}`;
}

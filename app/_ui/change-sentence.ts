import type { Reader } from "@/lib/auth/reader";
import type { Change, PlanSide } from "@/lib/subscriptions/changes";
import { cardWords } from "@/lib/words/card-words";
import { formatMoney } from "@/lib/words/money";
import { priceWords } from "@/lib/words/price-words";
import { wordsLocale } from "@/lib/words/words-locale";
import { longDate } from "./format-time";

/** What changed, told to the person who did it: "You changed Starter to Pro. It costs €29.00 a month." */
export function changeSentence(change: Change, reader: Reader): string {
  const on = (iso: string | null, before: string) => (iso ? ` ${before} ${longDate(new Date(iso), reader)}` : "");
  switch (change.kind) {
    case "plan_changed":
      return planChanged(change.before, change.after, reader.locale);
    case "quantity_changed":
      return `You changed the quantity of ${change.after.plan} from ${change.before.quantity} to ${change.after.quantity}.`;
    case "canceled":
      return `You canceled ${change.before.plan}. It has ended.`;
    case "cancellation_scheduled":
      return `You canceled ${change.before.plan}. ${ends(on(change.after.endsAt, "until"))}`;
    case "cancellation_reason_given":
      return "You said why you canceled.";
    case "cancellation_withdrawn":
      return `You took the cancellation back. ${change.after.plan} goes on.`;
    case "paused":
      return `You paused ${change.before.plan}${on(change.after.until, "until")}.`;
    case "resumed":
      return `You resumed ${change.after.plan}.`;
    case "payment_method_added":
      return `You added ${cardWords(change.after)}.`;
    case "payment_method_replaced":
      return change.before
        ? `You replaced ${cardWords(change.before)} by ${cardWords(change.after)}.`
        : `You now pay with ${cardWords(change.after)}.`;
    case "payment_method_removed":
      return `You removed ${cardWords(change.before)}.`;
    case "details_changed":
      return `You changed your billing details: ${fieldWords(change.after.fields)}.`;
    case "tax_id_changed":
      return "You changed your tax number.";
    case "invoice_paid": {
      const { number, total, currency } = change.after;
      return `You paid invoice${number ? ` ${number}` : ""}: ${formatMoney(total, currency, wordsLocale(reader.locale))}.`;
    }
    case "promotion_applied":
      return `You applied the promotion${change.after.name ? ` ${change.after.name}` : ""}.`;
  }
}

const ends = (until: string) => (until ? `You can use it${until}.` : "It will end.");

function planChanged(before: PlanSide, after: PlanSide, locale: string): string {
  const [from, to] = [priceWords(before, locale), priceWords(after, locale)];
  if (before.plan === after.plan && from && to) return `You changed ${after.plan} from ${from} to ${to}.`;
  return `You changed ${before.plan} to ${after.plan}.${to ? ` It costs ${to}.` : ""}`;
}

const fields: Record<string, string> = {
  name: "name",
  email: "e-mail address",
  phone: "phone number",
  address: "address",
  shipping: "shipping address",
  preferred_locales: "language",
};

/** "name, address and phone number" */
export function fieldWords(names: string[]): string {
  const words = names.map((name) => fields[name] ?? name.replaceAll("_", " "));
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}

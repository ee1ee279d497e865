import type Stripe from "stripe";
import { english, type Words } from "./words/english";
import { french } from "./words/french";
import { german } from "./words/german";

/** How one visitor reads a page: in which words, with which numbers and dates. */
export type Reader = {
  locale: string;
  /** The name of the language that was asked for and that these pages do not speak. */
  unspoken: string | undefined;
  say: (word: keyof Words, ...values: (string | number)[]) => string;
  money: (amount: number, currency: string) => string;
  date: (unix: number) => string;
  price: (price: Stripe.Price, quantity?: number) => string;
  /** "3 months". */
  span: (count: number, interval: string) => string;
};

const dictionaries: Record<string, Words> = { en: english, de: german, fr: french };

/** @param wanted locales, the most wanted first; "auto", empty and unknown ones are passed over */
export function readerOf(wanted: (string | null | undefined)[]): Reader {
  const asked = wanted.find((locale) => locale && locale !== "auto" && isLocale(locale)) ?? "en";
  const words = dictionaries[languageOf(asked)];
  const locale = words ? asked : "en";
  const say: Reader["say"] = (word, ...values) =>
    (words ?? english)[word].replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ""));
  const money: Reader["money"] = (amount, currency) => formatMoney(locale, amount, currency);
  return {
    locale,
    unspoken: words ? undefined : new Intl.DisplayNames("en", { type: "language" }).of(asked),
    say,
    money,
    date: (unix) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(unix * 1000)),
    price: (price, quantity = 1) =>
      [money((price.unit_amount ?? 0) * quantity, price.currency), rhythm(say, price.recurring)].join(" ").trim(),
    span: (count, interval) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: interval, unitDisplay: "long" }).format(count),
  };
}

const languageOf = (locale: string) => locale.split("-")[0] ?? "";

function isLocale(locale: string) {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false; // a header may say anything
  }
}

// Stripe counts these in hundredths although they have no coins any more
const keptAtTwoDigits = ["isk", "ugx"];

/** @param amount in the currency's smallest unit, as Stripe counts it */
function formatMoney(locale: string, amount: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency });
  const digits = keptAtTwoDigits.includes(currency) ? 2 : (format.resolvedOptions().maximumFractionDigits ?? 2);
  return format.format(amount / 10 ** digits);
}

const several = { day: "everyDays", week: "everyWeeks", month: "everyMonths", year: "everyYears" } as const;

function rhythm(say: Reader["say"], recurring: Stripe.Price["recurring"]): string {
  if (!recurring) return "";
  const interval = recurring.interval as keyof typeof several;
  return recurring.interval_count === 1 ? say(interval) : say(several[interval], recurring.interval_count);
}

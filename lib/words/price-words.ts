import { keptFormat } from "./kept-format";
import { formatMoney } from "./money";
import { wordsLocale } from "./words-locale";

type Rhythm = { interval: string | null; intervalCount: number };
type Price = Rhythm & { unitAmount: number | null; currency: string; quantity?: number };
type Discount = { name: string | null; percentOff: number | null; amountOff: number | null; currency: string | null };

/** "€29.00 a month", "3 × €29.00 every 6 months"; null where Stripe has no single amount (tiers). */
export function priceWords(price: Price, locale: string): string | null {
  if (price.unitAmount === null) return null;
  const money = formatMoney(price.unitAmount, price.currency, wordsLocale(locale));
  const times =
    price.quantity && price.quantity !== 1
      ? `${keptFormat(Intl.NumberFormat, wordsLocale(locale), {}).format(price.quantity)} × `
      : "";
  return [times + money, intervalWords(price.interval, price.intervalCount)].filter(Boolean).join(" ");
}

/** "less 20% for Stay with us": what makes bills smaller than the price. Null: nothing does. */
export function discountWords(discounts: Discount[], locale: string): string | null {
  const words = discounts.flatMap(({ name, percentOff, amountOff, currency }) => {
    const off =
      percentOff !== null
        ? keptFormat(Intl.NumberFormat, wordsLocale(locale), { style: "percent", maximumFractionDigits: 2 }).format(
            percentOff / 100,
          )
        : amountOff !== null && currency && formatMoney(amountOff, currency, wordsLocale(locale));
    return off ? [name ? `${off} for ${name}` : off] : [];
  });
  return words.length ? `less ${words.join(", less ")}` : null;
}

function intervalWords(interval: string | null, count: number): string {
  if (interval === null) return "once";
  return count === 1 ? `a ${interval}` : `every ${count} ${interval}s`;
}

/** "monthly", "yearly", "every 6 months": beside a plan's name. */
export function rhythmWords({ interval, intervalCount }: Rhythm): string | null {
  if (interval === null) return null;
  if (intervalCount !== 1) return `every ${intervalCount} ${interval}s`;
  return interval === "day" ? "daily" : `${interval}ly`;
}

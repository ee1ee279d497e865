import type { PlanSide } from "@/lib/subscriptions/changes";
import { formatMoney } from "./money";
import { wordsLocale } from "./words-locale";

type Price = Pick<PlanSide, "unitAmount" | "currency" | "interval" | "intervalCount"> & { quantity?: number };

/** "€29.00 a month", "3 × €29.00 every 6 months"; null where Stripe has no single amount (tiers). */
export function priceWords(price: Price, locale: string): string | null {
  if (price.unitAmount === null) return null;
  const money = formatMoney(price.unitAmount, price.currency, wordsLocale(locale));
  const times =
    price.quantity && price.quantity !== 1
      ? `${new Intl.NumberFormat(wordsLocale(locale)).format(price.quantity)} × `
      : "";
  return [times + money, intervalWords(price.interval, price.intervalCount)].filter(Boolean).join(" ");
}

function intervalWords(interval: string | null, count: number): string {
  if (interval === null) return "once";
  return count === 1 ? `a ${interval}` : `every ${count} ${interval}s`;
}

/** "monthly", "yearly", "every 6 months": beside a plan's name. */
export function rhythmWords({ interval, intervalCount }: Pick<PlanSide, "interval" | "intervalCount">): string | null {
  if (interval === null) return null;
  if (intervalCount !== 1) return `every ${intervalCount} ${interval}s`;
  return interval === "day" ? "daily" : `${interval}ly`;
}

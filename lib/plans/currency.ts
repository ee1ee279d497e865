import { type Currency, currencies } from "./catalog";

const byRegion: Record<string, Currency> = { US: "usd", GB: "gbp", JP: "jpy", KW: "kwd" };

/**
 * The currency that a reader is shown: the one their customer has (Stripe never lets a customer change it), else their
 * country's, else the first we have. A language alone tells a country only where it is spoken in one.
 */
export function currencyFor(locale: string, ofCustomer?: string | null): Currency {
  const kept = currencies.find((currency) => currency === ofCustomer);
  if (kept) return kept;
  const { language, region } = new Intl.Locale(locale);
  return byRegion[region ?? (language === "ja" ? "JP" : "")] ?? currencies[0];
}

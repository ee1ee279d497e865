import { keptFormat } from "./kept-format";

// Stripe docs: Currencies › Zero-decimal currencies, Three-decimal currencies. Intl alone would be wrong: it shows HUF,
// IDR and ISK without decimals, but Stripe counts them in hundredths.
const zeroDecimal = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" ");
const threeDecimal = "bhd jod kwd omr tnd".split(" ");

function decimalsOf(currency: string): number {
  const code = currency.toLowerCase();
  if (zeroDecimal.includes(code)) return 0;
  return threeDecimal.includes(code) ? 3 : 2;
}

/** An amount in the currency's smallest unit, as money. Exact at any size: the digits never pass through a float. */
export function formatMoney(amount: number | bigint, currency: string, locale: string): string {
  const decimals = decimalsOf(currency);
  const smallest = BigInt(amount);
  const digits = (smallest < 0n ? -smallest : smallest).toString().padStart(decimals + 1, "0");
  const [whole, part] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
  const { maximumFractionDigits: usual } = keptFormat(Intl.NumberFormat, locale, {
    style: "currency",
    currency,
  }).resolvedOptions();
  const isWhole = /^0*$/.test(part);
  const format = keptFormat(Intl.NumberFormat, locale, {
    style: "currency",
    currency,
    minimumFractionDigits: isWhole ? Math.min(usual ?? decimals, decimals) : decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(`${smallest < 0n ? "-" : ""}${whole}.${part || "0"}` as `${number}`);
}

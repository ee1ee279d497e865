// What is said and chosen in the visits of the seed, and how often.

export const states = [
  ["returned", 62],
  ["open", 22],
  ["failed", 8],
  ["denied", 7],
  ["unknown", 1],
] as const;
export const flows = [
  [null, 45],
  ["payment_method_update", 20],
  ["subscription_cancel", 14],
  ["subscription_update", 12],
  ["customer_update", 6],
  ["subscription_update_confirm", 2],
  ["subscription_pause", 1],
] as [string | null, number][];
export const failures = [
  ["stripe_timeout", 35],
  ["stripe_unavailable", 25],
  ["customer_missing", 12],
  ["configuration_missing", 8],
  ["feature_off", 8],
  ["stripe_busy", 7],
  ["nothing_to_change", 5],
] as [string, number][];
export const statuses: Record<string, number> = {
  stripe_unavailable: 500,
  customer_missing: 400,
  configuration_missing: 400,
  stripe_busy: 429,
};
export const locales = [
  ["auto", 30],
  ["en", 25],
  ["de", 20],
  ["fr", 12],
  ["es", 8],
  ["ja", 3],
  ["pt-BR", 2],
] as const;
export const configurations = ["bpc_seedEurope", "bpc_seedDollar", "bpc_seedYen"];
export const reasons = [
  "Asked by phone to correct the address.",
  "Card declined, asked us to look.",
  "Wants the invoices of last year.",
];
export const agents = [
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
];
/** How busy each hour of the day is, UTC. */
const hours = [2, 1, 1, 1, 1, 2, 4, 7, 10, 11, 11, 10, 9, 10, 11, 10, 9, 8, 8, 8, 7, 6, 4, 3];
export const busy = hours.flatMap((weight, hour) => Array.from({ length: weight }, () => hour));

/**
 * What we sell, declared once. `npm run stripe:setup` prepares it at Stripe; what people see is read from the mirror of
 * Stripe, so that a name or an amount edited in Stripe's dashboard shows without a deploy.
 * Amounts are in the currency's smallest unit: yen have none smaller, a Kuwaiti dinar has a thousand, and Stripe takes
 * those in tens. `features` are words for people; `grants` is what programs ask for (hasEntitlement). `trialDays` are for a first subscription, 0 for none.
 */
export const plans = [
  {
    key: "starter",
    name: "Starter",
    description: "For one person getting going.",
    features: ["1 project", "Community support", "30 days of history"],
    grants: [],
    trialDays: 0,
    amounts: {
      month: { eur: 900, usd: 1000, gbp: 800, jpy: 1500, kwd: 2900 },
      year: { eur: 9000, usd: 10000, gbp: 8000, jpy: 15000, kwd: 29000 },
    },
  },
  {
    key: "pro",
    name: "Pro",
    description: "For people who do this for a living.",
    features: ["Unlimited projects", "Answers within a day", "1 year of history"],
    grants: ["unlimited_projects"],
    trialDays: 0,
    amounts: {
      month: { eur: 2900, usd: 3200, gbp: 2500, jpy: 4800, kwd: 9500 },
      year: { eur: 29000, usd: 32000, gbp: 25000, jpy: 48000, kwd: 95000 },
    },
  },
  {
    key: "team",
    name: "Team",
    description: "For a company that shares the work.",
    features: ["Everything in Pro", "10 people", "Answers within an hour", "History for ever"],
    grants: ["unlimited_projects", "shared_work"],
    trialDays: 14,
    amounts: {
      month: { eur: 9900, usd: 10900, gbp: 8500, jpy: 16000, kwd: 32500 },
      year: { eur: 99000, usd: 109000, gbp: 85000, jpy: 160000, kwd: 325000 },
    },
  },
] as const;

export type Plan = (typeof plans)[number];
/** What a plan gives, for programs. */
export type PlanFeature = Plan["grants"][number];
export type PlanKey = Plan["key"];

export const planKeys = plans.map((plan) => plan.key) as [PlanKey, ...PlanKey[]];

export const intervals = ["month", "year"] as const;
export type Interval = (typeof intervals)[number];

/** The first is for readers whose country has none of its own here. */
export const currencies = ["eur", "usd", "gbp", "jpy", "kwd"] as const;
export type Currency = (typeof currencies)[number];

/** The metadata key by which our products are found again at Stripe. */
export const planMetadataKey = "portico_plan";

/** A product's id is ours to choose, so that there is never a second one. */
export const productIdOf = (plan: PlanKey) => `portico_${plan}`;

/** The name by which a price is found at Stripe, whichever price has it now. One price for each currency (decision 20). */
export function lookupKeyOf(plan: PlanKey, interval: Interval, currency: Currency): string {
  return `portico_${plan}_${interval}${currency === currencies[0] ? "" : `_${currency}`}`;
}

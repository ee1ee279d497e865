import { type Currency, currencies, type PlanKey } from "@/lib/plans/catalog";
import type { Billing } from "@/lib/subscriptions/billing";

/** The kinds of portal there are; what each allows stands in declared-configuration.ts. */
export const portalKinds = ["standard", "team", "no_questions", "managed"] as const;
export type PortalKind = (typeof portalKinds)[number];

/** One portal configuration of ours. One for each currency, too: Stripe takes one price of a product for an interval. */
export type ConfigurationKey = { kind: PortalKind; currency: Currency };

/** By what it is chosen. `flag`: the customer's metadata at Stripe, `portico_portal`. */
export type ConfigurationFacts = {
  paidIn: string | null;
  plan: PlanKey | null;
  country: string | null;
  flag: string | null;
};

// the first that holds
const rules: [PortalKind, (facts: ConfigurationFacts) => boolean][] = [
  ["managed", ({ flag }) => flag === "managed"], // a contract: we change it, they see it
  ["no_questions", ({ country }) => country === "DE"], // BGB § 312k: canceling takes one button and no question
  ["team", ({ plan }) => plan === "team"], // ten people's work is not paused by one
];

const [firstCurrency] = currencies;
export const firstKey: ConfigurationKey = { kind: "standard", currency: firstCurrency };
export const allKeys: ConfigurationKey[] = portalKinds.flatMap((kind) =>
  currencies.map((currency) => ({ kind, currency })),
);

/** Which portal configuration a customer gets: by flag, by country, by plan, and by what they pay in. */
export function chooseConfiguration(facts: ConfigurationFacts): ConfigurationKey {
  return {
    kind: rules.find(([, holds]) => holds(facts))?.[0] ?? "standard",
    currency: currencies.find((one) => one === facts.paidIn) ?? firstCurrency,
  };
}

export function configurationOf(billing: Billing | null): ConfigurationKey {
  const { subscription = null, country = null, portalFlag: flag = null } = billing ?? {};
  return chooseConfiguration({
    paidIn: subscription?.currency ?? null,
    plan: subscription?.planKey ?? null,
    country,
    flag,
  });
}

/** The metadata by which it is found again at Stripe; `list().data[0]` may be anybody's. */
export function configurationMark({ kind, currency }: ConfigurationKey = firstKey) {
  const names = [kind === "standard" ? "" : kind, currency === firstCurrency ? "" : currency].filter(Boolean);
  return { portico_configuration: names.join("_") || "default" };
}

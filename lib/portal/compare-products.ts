import type Stripe from "stripe";
import { type Currency, type Interval, intervals, lookupKeyOf, productIdOf } from "@/lib/plans/catalog";
import { priceWords } from "@/lib/words/price-words";
import type { ComparedField } from "./compare-fields";
import type { SoldPlan } from "./portal-at-stripe";

const field = (what: string) => `features.subscription_update.products, ${what}`;

/**
 * What customers may change to, a row for each plan and interval: the price that is on sale for it, beside the one that the
 * configuration offers. And a row for what it offers that is none of these.
 */
export function compareProducts(
  found: Stripe.BillingPortal.Configuration | undefined,
  currency: Currency,
  sold: SoldPlan[],
): ComparedField[] {
  const offered = found?.features.subscription_update.products ?? [];
  const rows = sold.flatMap((one) => {
    const ids = offered.filter(({ product }) => product === one.productId).flatMap(({ prices }) => prices);
    return intervals.map((interval) => rowOf(one, interval, currency, ids));
  });
  const others = undeclaredPrices(found, sold);
  return others.length
    ? [...rows, { field: field("beside these"), declared: "nothing", real: others.join(", "), isSame: false }]
    : rows;
}

function rowOf({ plan, prices }: SoldPlan, interval: Interval, currency: Currency, ids: string[]): ComparedField {
  const price = prices.find(({ lookup_key }) => lookup_key === lookupKeyOf(plan.key, interval, currency));
  const inPortal = prices.filter(({ id, recurring }) => ids.includes(id) && recurring?.interval === interval);
  const amount = plan.amounts[interval][currency];
  return {
    field: field(`${plan.name} by the ${interval}`),
    // the amount may be edited at Stripe, and is then the one that is meant
    declared: price ? wordsOf(price) : moneyWords(amount, currency, interval),
    real:
      inPortal.map((one) => (one.id === price?.id ? wordsOf(one) : `${wordsOf(one)}, ${one.id}`)).join(", ") || null,
    isSame: price !== undefined && inPortal.length === 1 && inPortal[0]?.id === price.id,
  };
}

/** The prices that the configuration offers and none of our plans has now, such as one that was archived. */
export function undeclaredPrices(found: Stripe.BillingPortal.Configuration | undefined, sold: SoldPlan[]): string[] {
  const ours = new Set(sold.flatMap(({ prices }) => prices.map(({ id }) => id)));
  // of a plan that is not on sale at all that is what is wrong, and its prices were not read
  const unsold = sold.filter(({ productId }) => !productId).map(({ plan }) => productIdOf(plan.key));
  const offered = found?.features.subscription_update.products ?? [];
  return offered
    .filter(({ product }) => !unsold.includes(product))
    .flatMap(({ prices }) => prices.filter((id) => !ours.has(id)));
}

const wordsOf = ({ id, unit_amount, currency, recurring }: Stripe.Price) =>
  recurring && unit_amount !== null
    ? moneyWords(unit_amount, currency, recurring.interval, recurring.interval_count)
    : id;

const moneyWords = (unitAmount: number, currency: string, interval: string, intervalCount = 1) =>
  priceWords({ unitAmount, currency, interval, intervalCount, quantity: 1 }, "en") ?? "";

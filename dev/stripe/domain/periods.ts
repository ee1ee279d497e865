import type Stripe from "stripe";

type Interval = { interval: string; interval_count: number };

/** The end of the period that begins at `start`; months keep the anchor's day where they have it (31 Jan → 28 Feb → 31 Mar). */
export function periodEnd(start: number, { interval, interval_count }: Interval, anchor = start): number {
  const day = 24 * 60 * 60;
  if (interval === "day") return start + day * interval_count;
  if (interval === "week") return start + 7 * day * interval_count;
  const months = interval === "year" ? 12 * interval_count : interval_count;
  const from = new Date(start * 1000);
  const end = new Date(start * 1000);
  end.setUTCDate(1);
  end.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(new Date(anchor * 1000).getUTCDate(), lastDay));
  return end.getTime() / 1000;
}

/** The interval of a price that recurs; a month for one that does not. */
export const intervalOf = (price: Stripe.Price): Interval =>
  price.recurring ?? { interval: "month", interval_count: 1 };

export const isSameInterval = (a: Stripe.Price, b: Stripe.Price): boolean => {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  return x.interval === y.interval && x.interval_count === y.interval_count;
};

/** When the subscription's current period ends: that of its first item. */
export const currentPeriod = (subscription: Stripe.Subscription): { start: number; end: number } => {
  const [item] = subscription.items.data;
  return {
    start: item?.current_period_start ?? subscription.created,
    end: item?.current_period_end ?? subscription.created,
  };
};

/** `24 Nov 2026` */
export const dayOf = (time: number): string =>
  new Date(time * 1000).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });

import type Stripe from "stripe";
import type { Account } from "../core/account";
import type { Act } from "../core/act";
import { create, replace } from "../core/events";
import type { ScheduledItem } from "../core/saved";
import { nowFor } from "./clock";
import { amountOf } from "./lines";
import { newSchedule } from "./new-schedule";
import { currentPeriod, intervalOf, periodEnd } from "./periods";
import { changedItems } from "./subscription-items";

const days: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };
const lengthOf = (price: Stripe.Price) => (days[intervalOf(price).interval] ?? 0) * intervalOf(price).interval_count;

/** Whether a change waits for the end of the period: `decreasing_item_amount`, `shortening_interval`. */
export function isDeferred(
  account: Account,
  { items }: Stripe.Subscription,
  next: ScheduledItem,
  conditions: string[],
): boolean {
  const [item] = items.data;
  const price = account.get("price", next.price);
  if (!item) return false;
  const isLess = amountOf(price, next.quantity) < amountOf(item.price, item.quantity ?? 1);
  const isShorter = lengthOf(price) < lengthOf(item.price);
  return (
    (conditions.includes("decreasing_item_amount") && isLess) ||
    (conditions.includes("shortening_interval") && isShorter)
  );
}

/** Lets a subscription go on as it is until its period ends, and change then. */
export function scheduleChange(act: Act, id: string, item: ScheduledItem): Stripe.Subscription {
  const { account } = act;
  const subscription = account.get("subscription", id);
  const [current] = subscription.items.data;
  if (!current) return subscription;
  const period = currentPeriod(subscription);
  const following = { start: period.end, end: periodEnd(period.end, intervalOf(account.get("price", item.price))) };
  const schedule = newSchedule(subscription, nowFor(account, String(subscription.customer)), [
    { period, item: { price: current.price.id, quantity: current.quantity ?? 1 } },
    { period: following, item },
  ]);
  endSchedule(act, subscription, "canceled");
  create(act, "subscription_schedule", schedule, "subscription_schedule.created");
  account.saved.scheduledChanges.set(id, item);
  return replace(act, "subscription", { ...subscription, schedule: schedule.id }, "customer.subscription.updated");
}

/** The subscription as its schedule makes it, now that a period has ended: its last phase begins, or is over. */
export function afterSchedule(act: Act, subscription: Stripe.Subscription): Stripe.Subscription {
  const { account } = act;
  const { id, items } = subscription;
  const change = account.saved.scheduledChanges.get(id);
  if (!change) return release(act, subscription);
  account.saved.scheduledChanges.delete(id);
  const schedule = account.get("subscription_schedule", String(subscription.schedule));
  const phase = laterPhaseOf(schedule);
  const current_phase = phase ? { start_date: phase.start_date, end_date: phase.end_date } : null;
  replace(act, "subscription_schedule", { ...schedule, current_phase }, "subscription_schedule.updated");
  return {
    ...subscription,
    items: { ...items, data: changedItems(account, subscription, [{ id: items.data[0]?.id, ...change }]) },
  };
}

/** The phase that did not begin yet: while one waits, Stripe's portal neither changes nor cancels a plan. */
export function laterPhaseOf(schedule: Stripe.SubscriptionSchedule | undefined) {
  const end = schedule?.status === "active" ? schedule.current_phase?.end_date : undefined;
  return end === undefined ? undefined : schedule?.phases.find(({ start_date }) => start_date >= end);
}

/** The subscription without a schedule, which is let go of as it is. */
export function release(act: Act, subscription: Stripe.Subscription): Stripe.Subscription {
  endSchedule(act, subscription, "released");
  return { ...subscription, schedule: null };
}

/** Ends the schedule of a subscription, if it has one: its change was made, or will never be. */
export function endSchedule(
  act: Act,
  { id, schedule, customer }: Stripe.Subscription,
  status: "released" | "canceled",
) {
  const { account } = act;
  account.saved.scheduledChanges.delete(id);
  const found = account.find("subscription_schedule", String(schedule));
  if (found?.status !== "active") return;
  const now = nowFor(account, String(customer));
  const end =
    status === "released" ? { released_at: now, released_subscription: id, subscription: null } : { canceled_at: now };
  const ended: Stripe.SubscriptionSchedule = { ...found, ...end, status, current_phase: null };
  replace(act, "subscription_schedule", ended, `subscription_schedule.${status}`);
}

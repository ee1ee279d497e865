import type Stripe from "stripe";
import type { Transaction } from "@/lib/db/client";
import { fromUnix, idOf } from "@/lib/stripe/objects";
import type { PlanSide } from "./changes";

/** What a subscription will become. `at`: when; with `isUnpaid`, until when the payment for it may come. ISO, it is JSON. */
export type PlannedChange = PlanSide & { at: string; isUnpaid: boolean };

/** The change that a schedule or an unpaid invoice holds back; null where things stay as they are, or nobody can say. */
export async function plannedChangeOf(
  tx: Transaction,
  subscription: Stripe.Subscription,
): Promise<PlannedChange | null> {
  const planned = waitingForPayment(subscription) ?? scheduled(subscription);
  if (!planned) return null;
  const price = await tx.price.findUnique({ where: { id: planned.priceId }, include: { product: true } });
  if (!price) return null;
  const { currency, interval, intervalCount, product } = price;
  return {
    plan: product.name,
    currency,
    interval,
    intervalCount,
    unitAmount: price.unitAmount === null ? null : Number(price.unitAmount),
    quantity: planned.quantity,
    at: fromUnix(planned.at).toISOString(),
    isUnpaid: planned.isUnpaid,
  };
}

type Planned = { priceId: string; quantity: number; at: number; isUnpaid: boolean };

function waitingForPayment({ pending_update: update }: Stripe.Subscription): Planned | null {
  const item = update?.subscription_items?.[0];
  if (!update || !item) return null;
  return { priceId: item.price.id, quantity: item.quantity ?? 1, at: update.expires_at, isUnpaid: true };
}

/** Whether a schedule has a phase that did not begin yet. One whose last phase runs is attached, too, and holds nothing back. */
export const isHeldBySchedule = ({ schedule }: Stripe.Subscription): boolean =>
  typeof schedule === "string" || laterPhaseOf(schedule) !== undefined;

function laterPhaseOf(schedule: Stripe.SubscriptionSchedule | null) {
  const end = schedule?.status === "active" ? schedule.current_phase?.end_date : undefined;
  return end === undefined ? undefined : schedule?.phases.find(({ start_date }) => start_date >= end);
}

function scheduled({ schedule, items }: Stripe.Subscription): Planned | null {
  const phase = typeof schedule === "string" ? undefined : laterPhaseOf(schedule);
  const [item] = phase?.items ?? [];
  const [now] = items.data;
  if (!phase || !item) return null;
  const planned = { priceId: idOf(item.price), quantity: item.quantity ?? 1, at: phase.start_date, isUnpaid: false };
  return planned.priceId === now?.price.id && planned.quantity === (now.quantity ?? 1) ? null : planned;
}

import type { Billing, Card } from "./billing";
import type { PlanSide } from "./changes";
import type { DetailMarks } from "./detail-marks";
import type { Discount } from "./discounts";
import { endsAtOf, isLiving, type SubscriptionState } from "./status";

/** A subscription at one moment, as far as a change of it would be told. Dates are ISO strings: it is stored as JSON. */
export type SubscriptionSnapshot = PlanSide & {
  id: string;
  priceId: string | null;
  isLiving: boolean;
  endsAt: string | null;
  endedAt: string | null;
  isPaused: boolean;
  pausedUntil: string | null;
  /** Not known of what an event tells, and of rows of before 24 November 2026. */
  promotions?: Pick<Discount, "id" | "name">[];
};

/** Billing at one moment. No e-mail address, no name: it stays in the book when they are long erased. */
export type Snapshot = {
  subscriptions: SubscriptionSnapshot[];
  /** The default one. */
  card: CardSnapshot | null;
  /** All of them; rows of before 24 November 2026 have only the default one. */
  cards?: CardSnapshot[];
  /** Marks of the billing details; rows of before 24 November 2026 have none. */
  details?: DetailMarks;
};

export type CardSnapshot = Pick<Card, "id" | "type" | "brand" | "last4">;

export function snapshotOf(billing: Billing): Snapshot {
  const { card, cards, detailMarks } = billing;
  return {
    subscriptions: billing.subscriptions.map((subscription) => ({
      ...subscriptionSnapshotOf(subscription),
      promotions: subscription.discounts.map(({ id, name }) => ({ id, name })),
    })),
    card: card && cardSnapshotOf(card),
    cards: cards.map(cardSnapshotOf),
    ...(detailMarks && { details: detailMarks }),
  };
}

const cardSnapshotOf = ({ id, type, brand, last4 }: Card): CardSnapshot => ({ id, type, brand, last4 });

export function subscriptionSnapshotOf(
  state: SubscriptionState & PlanSide & { id: string; priceId: string | null },
): SubscriptionSnapshot {
  const { id, priceId, plan, unitAmount, currency, interval, intervalCount, quantity } = state;
  return {
    id,
    priceId,
    plan,
    unitAmount,
    currency,
    interval,
    intervalCount,
    quantity,
    isLiving: isLiving(state.status),
    endsAt: endsAtOf(state)?.toISOString() ?? null,
    endedAt: state.endedAt?.toISOString() ?? null,
    isPaused: state.status === "paused" || state.isCollectionPaused,
    pausedUntil: state.collectionPausedUntil?.toISOString() ?? null,
  };
}

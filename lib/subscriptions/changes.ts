import type { Card } from "./billing";
import { changedDetails } from "./detail-marks";
import type { CardSnapshot, Snapshot, SubscriptionSnapshot } from "./snapshot";

/** A plan as a person reads it. `unitAmount` in the smallest currency unit; null where Stripe has tiers or decimals. */
export type PlanSide = {
  plan: string;
  unitAmount: number | null;
  currency: string;
  interval: string | null;
  intervalCount: number;
  quantity: number;
};

export type CardSide = Pick<Card, "type" | "brand" | "last4">;

/**
 * Something that changed at Stripe, with what it was before and what it is after. Dates are ISO strings: these values
 * are stored as JSON. `details_changed` keeps the names of the fields, never the values.
 */
export type Change =
  | { kind: "plan_changed"; before: PlanSide; after: PlanSide }
  | { kind: "quantity_changed"; before: PlanSide; after: PlanSide }
  | { kind: "canceled"; before: { plan: string }; after: { endedAt: string | null } }
  | { kind: "cancellation_scheduled"; before: { plan: string }; after: { endsAt: string | null } }
  | { kind: "cancellation_reason_given"; before: null; after: null }
  | { kind: "cancellation_withdrawn"; before: { endsAt: string | null }; after: { plan: string } }
  | { kind: "paused"; before: { plan: string }; after: { until: string | null } }
  | { kind: "resumed"; before: { until: string | null }; after: { plan: string } }
  | { kind: "payment_method_added"; before: null; after: CardSide }
  | { kind: "payment_method_replaced"; before: CardSide | null; after: CardSide }
  | { kind: "payment_method_removed"; before: CardSide; after: null }
  | { kind: "details_changed"; before: null; after: { fields: string[] } }
  | { kind: "tax_id_changed"; before: null; after: null }
  | { kind: "invoice_paid"; before: null; after: { number: string | null; total: number; currency: string } }
  | { kind: "promotion_applied"; before: null; after: { name: string | null } };

export type ChangeKind = Change["kind"];

// a record, so that the compiler asks for a kind that is missing
const kinds: Record<ChangeKind, true> = {
  plan_changed: true,
  quantity_changed: true,
  canceled: true,
  cancellation_scheduled: true,
  cancellation_reason_given: true,
  cancellation_withdrawn: true,
  paused: true,
  resumed: true,
  payment_method_added: true,
  payment_method_replaced: true,
  payment_method_removed: true,
  details_changed: true,
  tax_id_changed: true,
  invoice_paid: true,
  promotion_applied: true,
};

/** Each kind of change, for lists to choose from. */
export const changeKinds = Object.keys(kinds) as ChangeKind[];

/** Whether a kind of change cancels, at once or to the end of a period: those that a reason belongs to. */
export const isCancellation = (kind: string) => kind === "canceled" || kind === "cancellation_scheduled";

/** What is different between two moments of one customer's billing. */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const changes = after.subscriptions.flatMap((subscription) => {
    const earlier = before.subscriptions.find(({ id }) => id === subscription.id);
    return earlier ? subscriptionChanges(earlier, subscription) : [];
  });
  if (after.card && after.card.id !== before.card?.id) {
    const sides = { before: before.card && cardSideOf(before.card), after: cardSideOf(after.card) };
    changes.push({ kind: "payment_method_replaced", ...sides });
  }
  return [...changes, ...cardsAdded(before, after), ...cardsRemoved(before, after), ...detailsChanged(before, after)];
}

function detailsChanged({ details: before }: Snapshot, { details: after }: Snapshot): Change[] {
  const fields = before && after ? changedDetails(before, after) : [];
  return fields.length ? [{ kind: "details_changed", before: null, after: { fields } }] : [];
}

// a new default card is told as the one that replaced the old
function cardsAdded(before: Snapshot, after: Snapshot): Change[] {
  if (!before.cards) return [];
  const added = missingIn(before, cardsOf(after)).filter(({ id }) => id !== after.card?.id);
  return added.map((card) => ({ kind: "payment_method_added", before: null, after: cardSideOf(card) }));
}

function cardsRemoved(before: Snapshot, after: Snapshot): Change[] {
  const wasReplaced = after.card !== null && after.card.id !== before.card?.id;
  const removed = missingIn(after, cardsOf(before)).filter(({ id }) => !(wasReplaced && id === before.card?.id));
  return removed.map((card) => ({ kind: "payment_method_removed", before: cardSideOf(card), after: null }));
}

const cardsOf = ({ card, cards }: Snapshot) => cards ?? (card ? [card] : []);

const missingIn = (snapshot: Snapshot, cards: CardSnapshot[]) =>
  cards.filter(({ id }) => !cardsOf(snapshot).some((known) => known.id === id));

/** What is different between two moments of one subscription. One act may change several things at once. */
export function subscriptionChanges(before: SubscriptionSnapshot, after: SubscriptionSnapshot): Change[] {
  const { plan } = after;
  if (before.isLiving && !after.isLiving) {
    return [{ kind: "canceled", before: { plan: before.plan }, after: { endedAt: after.endedAt } }];
  }
  const changes: Change[] = [];
  const sides = { before: planSideOf(before), after: planSideOf(after) };
  if (before.priceId !== after.priceId) changes.push({ kind: "plan_changed", ...sides });
  else if (before.quantity !== after.quantity) changes.push({ kind: "quantity_changed", ...sides });
  if (!before.endsAt && after.endsAt) {
    changes.push({ kind: "cancellation_scheduled", before: { plan }, after: { endsAt: after.endsAt } });
  }
  if (before.endsAt && !after.endsAt) {
    changes.push({ kind: "cancellation_withdrawn", before: { endsAt: before.endsAt }, after: { plan } });
  }
  if (!before.isPaused && after.isPaused) {
    changes.push({ kind: "paused", before: { plan }, after: { until: after.pausedUntil } });
  }
  if (before.isPaused && !after.isPaused) {
    changes.push({ kind: "resumed", before: { until: before.pausedUntil }, after: { plan } });
  }
  if (before.promotions && after.promotions) {
    const known = new Set(before.promotions.map(({ id }) => id));
    const added = after.promotions.filter(({ id }) => !known.has(id));
    for (const { name } of added) changes.push({ kind: "promotion_applied", before: null, after: { name } });
  }
  return changes;
}

const planSideOf = ({ plan, unitAmount, currency, interval, intervalCount, quantity }: PlanSide): PlanSide => {
  return { plan, unitAmount, currency, interval, intervalCount, quantity };
};

export const cardSideOf = ({ type, brand, last4 }: CardSide): CardSide => ({ type, brand, last4 });

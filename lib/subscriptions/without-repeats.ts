import type { Change } from "./changes";

/**
 * What a person did, told once. Stripe tells a new card in two or three events: attached, made the default, the old one
 * detached; and the mirror shows it besides.
 */
export function withoutRepeats<Told extends Change>(changes: Told[]): Told[] {
  if (changes.length < 2) return changes;
  const replaced = changes.flatMap((change) => (change.kind === "payment_method_replaced" ? [change] : []));
  return changes.filter((change, at) => {
    if (change.kind === "payment_method_added") {
      return !replaced.some(({ after }) => textOf(after) === textOf(change.after));
    }
    if (change.kind === "payment_method_removed") {
      return !replaced.some(({ before }) => textOf(before) === textOf(change.before));
    }
    const { kind, before, after } = change;
    const isSame = (other: Told) =>
      other.kind === kind && textOf(other.before) === textOf(before) && textOf(other.after) === textOf(after);
    return changes.findIndex(isSame) === at;
  });
}

/** Kinds of which one visit may have several, each to another end. Of the others, the events and the mirror tell one. */
const repeatable = new Set<Change["kind"]>([
  "plan_changed",
  "quantity_changed",
  "payment_method_added",
  "payment_method_replaced",
  "payment_method_removed",
]);

/** Whether what the mirror shows has been told by an event already: it may know a later end than the last event does. */
export const isToldBy = (seen: Change, told: Change) =>
  seen.kind === told.kind &&
  (!repeatable.has(seen.kind) || textOf(seen.after ?? seen.before) === textOf(told.after ?? told.before));

// PostgreSQL gives the keys of a stored side back in an order of its own
const textOf = (side: object | null) => JSON.stringify(side, Object.keys(side ?? {}).sort());

import { type ChangeKind, isCancellation } from "@/lib/subscriptions/changes";
import type { Said } from "./cancellation-reason";

type Told = Said & { kind: ChangeKind; stripeEventId: string; occurredAt: Date };

/**
 * A visit's changes, each cancellation with the reason that was given for it afterwards (decision 40): the newest word counts,
 * in whichever order the events came. A reason without its cancellation stands for itself. lib/session-logs/measures counts
 * by the same rule.
 */
export function withReasons<Outcome extends Told>(outcomes: Outcome[]): Outcome[] {
  if (!outcomes.some(isReason)) return outcomes;
  const told: Outcome[] = [];
  for (const outcome of [...outcomes].sort(inOrder)) {
    const at = isReason(outcome) ? told.findLastIndex(({ kind }) => isCancellation(kind)) : -1;
    const canceled = told[at];
    if (!canceled) told.push(outcome);
    else {
      const { reason, comment } = outcome;
      told[at] = { ...canceled, reason: reason ?? canceled.reason, comment: comment ?? canceled.comment };
    }
  }
  return told;
}

const isReason = ({ kind }: Told) => kind === "cancellation_reason_given";

// Stripe's times are whole seconds: within one, who canceled said why afterwards
const inOrder = (a: Told, b: Told) =>
  a.occurredAt.getTime() - b.occurredAt.getTime() ||
  Number(isReason(a)) - Number(isReason(b)) ||
  (a.stripeEventId < b.stripeEventId ? -1 : 1);

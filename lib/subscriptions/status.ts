/** How a thing stands, for a word and a colour that mean the same everywhere. */
export type Tone = "good" | "waiting" | "attention" | "failed" | "neutral";
export type Standing = { word: string; tone: Tone };

/** What of a subscription decides how it stands and what happens next. */
export type SubscriptionState = {
  status: string;
  cancelAtPeriodEnd: boolean;
  cancelAt: Date | null;
  endedAt: Date | null;
  trialEnd: Date | null;
  isCollectionPaused: boolean;
  collectionPausedUntil: Date | null;
  currentPeriodEnd: Date | null;
};

export type Next =
  | { kind: "renews" | "ends" | "trial_ends"; at: Date }
  | { kind: "ended"; at: Date | null }
  | { kind: "paused"; until: Date | null }
  | { kind: "payment_overdue" | "payment_needed" | "unknown" };

// Stripe docs: Subscriptions › Statuses. `isLiving`: it still is this person's subscription (a second one would be one too
// many); the rest are over.
const table: Record<string, Standing & { isLiving: boolean }> = {
  active: { word: "Active", tone: "good", isLiving: true },
  trialing: { word: "Trial", tone: "good", isLiving: true },
  past_due: { word: "Payment overdue", tone: "attention", isLiving: true },
  unpaid: { word: "Unpaid", tone: "failed", isLiving: true },
  paused: { word: "Paused", tone: "waiting", isLiving: true },
  incomplete: { word: "First payment missing", tone: "attention", isLiving: true },
  incomplete_expired: { word: "Never started", tone: "neutral", isLiving: false },
  canceled: { word: "Canceled", tone: "neutral", isLiving: false },
};

/** All others are living, also one that we have not heard of. */
export const overStatuses = Object.keys(table).filter((status) => !isLiving(status));

export function isLiving(status: string): boolean {
  return table[status]?.isLiving ?? true;
}

/** When it ends, if it is set to end: flexible billing sends `cancel_at` alone, classic billing both. */
export function endsAtOf(state: SubscriptionState): Date | null {
  if (!isLiving(state.status)) return null;
  if (state.cancelAt) return state.cancelAt;
  return state.cancelAtPeriodEnd ? state.currentPeriodEnd : null;
}

/** The word and colour of a subscription. A status we have not heard of is shown as Stripe spells it. */
export function standingOf(state: SubscriptionState): Standing {
  const { word, tone } = table[state.status] ?? { word: state.status.replaceAll("_", " "), tone: "neutral" };
  if (endsAtOf(state) && tone === "good") return { word: "Ending", tone: "waiting" };
  if (state.isCollectionPaused && tone === "good") return { word: "Paused", tone: "waiting" };
  return { word, tone };
}

/** What happens next if nobody does anything. */
export function nextOf(state: SubscriptionState): Next {
  const endsAt = endsAtOf(state);
  if (!isLiving(state.status)) return { kind: "ended", at: state.endedAt };
  if (state.status === "incomplete") return { kind: "payment_needed" };
  if (state.status === "past_due" || state.status === "unpaid") return { kind: "payment_overdue" };
  if (endsAt) return { kind: "ends", at: endsAt };
  if (state.status === "paused") return { kind: "paused", until: null };
  if (state.isCollectionPaused) return { kind: "paused", until: state.collectionPausedUntil };
  if (state.status === "trialing" && state.trialEnd) return { kind: "trial_ends", at: state.trialEnd };
  if (state.currentPeriodEnd) return { kind: "renews", at: state.currentPeriodEnd };
  return { kind: "unknown" };
}

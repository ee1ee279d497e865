import { describe, expect, it } from "vitest";
import { activeSubscription } from "@/lib/testing/billing";
import { endsAtOf, nextOf, type SubscriptionState, standingOf } from "./status";

const soon = new Date("2026-12-24T00:00:00Z");
const later = new Date("2027-01-24T00:00:00Z");
const state = (more: Partial<SubscriptionState>): SubscriptionState => ({
  ...activeSubscription,
  currentPeriodEnd: soon,
  ...more,
});

const cases: [string, Partial<SubscriptionState>, string, string, object][] = [
  ["active", {}, "Active", "good", { kind: "renews", at: soon }],
  ["set to end, classic billing", { cancelAtPeriodEnd: true }, "Ending", "waiting", { kind: "ends", at: soon }],
  ["set to end, flexible billing", { cancelAt: later }, "Ending", "waiting", { kind: "ends", at: later }],
  ["in trial", { status: "trialing", trialEnd: soon }, "Trial", "good", { kind: "trial_ends", at: soon }],
  [
    "in trial and ending",
    { status: "trialing", trialEnd: soon, cancelAtPeriodEnd: true },
    "Ending",
    "waiting",
    { kind: "ends", at: soon },
  ],
  ["overdue", { status: "past_due" }, "Payment overdue", "attention", { kind: "payment_overdue" }],
  [
    "overdue and ending",
    { status: "past_due", cancelAt: soon },
    "Payment overdue",
    "attention",
    { kind: "payment_overdue" },
  ],
  ["unpaid", { status: "unpaid" }, "Unpaid", "failed", { kind: "payment_overdue" }],
  ["incomplete", { status: "incomplete" }, "First payment missing", "attention", { kind: "payment_needed" }],
  ["never started", { status: "incomplete_expired" }, "Never started", "neutral", { kind: "ended", at: null }],
  ["paused", { status: "paused" }, "Paused", "waiting", { kind: "paused", until: null }],
  [
    "collection paused",
    { isCollectionPaused: true, collectionPausedUntil: later },
    "Paused",
    "waiting",
    { kind: "paused", until: later },
  ],
  ["canceled", { status: "canceled", endedAt: soon }, "Canceled", "neutral", { kind: "ended", at: soon }],
  ["a status of tomorrow", { status: "on_hold" }, "on hold", "neutral", { kind: "renews", at: soon }],
];

describe("a subscription's status", () => {
  it.each(cases)("%s", (_, more, word, tone, next) => {
    expect(standingOf(state(more))).toEqual({ word, tone });
    expect(nextOf(state(more))).toEqual(next);
  });

  it("does not end what is over already", () => {
    expect(endsAtOf(state({ status: "canceled", cancelAtPeriodEnd: true }))).toBeNull();
  });
});

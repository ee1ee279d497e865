import { describe, expect, it } from "vitest";
import type { BillingSubscription } from "@/lib/subscriptions/billing";
import { activeSubscription as active } from "@/lib/testing/billing";
import { plainSpaces } from "@/lib/testing/plain-spaces";
import { subscriptionWords } from "./subscription-words";

const at = new Date("2027-03-14T10:00:00Z");
const reader = { locale: "en-GB", timeZone: "Europe/Berlin" };
describe("subscriptionWords", () => {
  it.each<[string, Partial<BillingSubscription>, string, RegExp | null]>([
    ["active", {}, "€29.00 a month. Renews on 14 March 2027.", null],
    [
      "active with a discount",
      { discounts: [{ id: "di_1", name: "Stay with us", percentOff: 20, amountOff: null, currency: null }] },
      "€29.00 a month, less 20% for Stay with us. Renews on 14 March 2027.",
      null,
    ],
    [
      "active with an amount off, without a name",
      { discounts: [{ id: "di_1", name: null, percentOff: null, amountOff: 500, currency: "eur" }] },
      "€29.00 a month, less €5.00. Renews on 14 March 2027.",
      null,
    ],
    ["active, priced in tiers", { unitAmount: null }, "Renews on 14 March 2027.", null],
    ["in trial", { status: "trialing", trialEnd: at }, "Free until 14 March 2027, then €29.00 a month.", null],
    [
      "ending",
      { cancelAt: at },
      "Ends on 14 March 2027. You can use it until then, and nothing more is charged.",
      /Take/,
    ],
    [
      "ending, classic",
      { cancelAtPeriodEnd: true },
      "Ends on 14 March 2027. You can use it until then, and nothing more is charged.",
      /Take/,
    ],
    [
      "past due",
      { status: "past_due" },
      "€29.00 a month. The last payment did not go through. It will be tried again in the next days.",
      /Update your card now/,
    ],
    [
      "unpaid",
      { status: "unpaid" },
      "€29.00 a month. The payments for Pro did not go through, and they are not tried again.",
      /pay the open invoice/,
    ],
    [
      "incomplete",
      { status: "incomplete" },
      "€29.00 a month. The first payment did not go through, so Pro has not started.",
      /today/,
    ],
    ["paused by the customer", { status: "paused" }, "Pro is paused. Nothing is charged.", /Manage subscription/],
    [
      "collection paused",
      { isCollectionPaused: true, collectionPausedUntil: at },
      "Nothing is charged until 14 March 2027.",
      /by itself/,
    ],
    [
      "changing to something else",
      { isScheduled: true, plannedChange: { ...active, plan: "Starter", at: at.toISOString(), isUnpaid: false } },
      "€29.00 a month.",
      /change or cancel it before .* write to us/,
    ],
    [
      "waiting for the payment of a change",
      { plannedChange: { ...active, plan: "Starter", at: at.toISOString(), isUnpaid: true } },
      "€29.00 a month. Renews on 14 March 2027.",
      null,
    ],
    ["collection paused for good", { isCollectionPaused: true }, "Nothing is charged for now.", null],
    ["canceled", { status: "canceled", endedAt: at }, "Ended on 14 March 2027.", /Choose a plan/],
    [
      "never started",
      { status: "incomplete_expired" },
      "The first payment never came, so Pro did not start.",
      /Choose a plan/,
    ],
    [
      "a status of tomorrow",
      { status: "on_the_moon", currentPeriodEnd: null },
      "€29.00 a month. Its state is: On the moon.",
      /Manage/,
    ],
  ])("tells the truth when it is %s", (_, state, facts, advice) => {
    const words = subscriptionWords({ ...active, ...state }, true, reader);
    expect(plainSpaces(words.facts)).toBe(facts);
    if (advice) expect(words.advice).toMatch(advice);
    else expect(words.advice).toBeNull();
  });

  it.each([{}, { status: "trialing", trialEnd: at }])("asks for a card where there is none", (state) => {
    expect(subscriptionWords({ ...active, ...state }, false, reader).advice).toMatch(/card/);
  });

  it("says that a trial ended without a card", () => {
    const { facts, advice } = subscriptionWords({ ...active, status: "paused" }, false, reader);
    expect(facts).toBe("The trial ended without a way to pay, so Pro is paused.");
    expect(advice).toMatch(/Add a card/);
  });
});

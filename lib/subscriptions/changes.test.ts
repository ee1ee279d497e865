import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween } from "./changes";
import type { CardSnapshot, Snapshot, SubscriptionSnapshot } from "./snapshot";

const ends = "2026-12-24T00:00:00.000Z";
const subscription = (more: Partial<SubscriptionSnapshot> = {}): SubscriptionSnapshot => ({
  id: "sub_1",
  priceId: "price_starter",
  plan: "Starter",
  unitAmount: 900,
  currency: "eur",
  interval: "month",
  intervalCount: 1,
  quantity: 1,
  isLiving: true,
  endsAt: null,
  endedAt: null,
  isPaused: false,
  pausedUntil: null,
  ...more,
});
const visa = { id: "pm_1", type: "card", brand: "visa", last4: "4242" };
const mastercard = { id: "pm_2", type: "card", brand: "mastercard", last4: "4444" };
const billing = (more: Partial<SubscriptionSnapshot> = {}, card: Snapshot["card"] = visa): Snapshot => ({
  subscriptions: [subscription(more)],
  card,
});

/** Somebody with these cards; the first one is charged, unless another is named. */
const holding = (cards: CardSnapshot[], card = cards[0] ?? null): Snapshot => ({ ...billing({}, card), cards });
const stay = { id: "di_1", name: "Stay with us" };
const marks = { name: "a", email: "b", phone: "c", address: "d", shipping: "e", preferred_locales: "f" };
const known = (name: string): Snapshot => ({ ...billing(), details: { ...marks, name } });
const replaced = ["payment_method_replaced"];

const cases: [string, Snapshot, Snapshot, string[]][] = [
  ["nothing", billing(), billing(), []],
  ["another price", billing(), billing({ priceId: "price_pro", plan: "Pro", unitAmount: 2900 }), ["plan_changed"]],
  ["the plan was renamed, nobody switched", billing(), billing({ plan: "Starter+" }), []],
  ["more seats", billing(), billing({ quantity: 3 }), ["quantity_changed"]],
  ["another price with more seats is one change", billing(), billing({ priceId: "p", quantity: 3 }), ["plan_changed"]],
  ["set to end", billing(), billing({ endsAt: ends }), ["cancellation_scheduled"]],
  ["taken back", billing({ endsAt: ends }), billing(), ["cancellation_withdrawn"]],
  ["over", billing({ endsAt: ends }), billing({ isLiving: false, endedAt: ends }), ["canceled"]],
  ["paused", billing(), billing({ isPaused: true }), ["paused"]],
  ["resumed", billing({ isPaused: true }), billing(), ["resumed"]],
  ["another card", billing(), billing({}, mastercard), ["payment_method_replaced"]],
  ["a first card", billing({}, null), billing(), ["payment_method_replaced"]],
  ["no card any more", billing(), billing({}, null), ["payment_method_removed"]],
  ["a second card", holding([visa]), holding([visa, mastercard]), ["payment_method_added"]],
  ["a second card that is charged from now on", holding([visa]), holding([visa, mastercard], mastercard), replaced],
  ["a new card in place of the old", holding([visa]), holding([mastercard], mastercard), replaced],
  ["a second card gone", holding([visa, mastercard]), holding([visa]), ["payment_method_removed"]],
  ["the second card is charged now", holding([visa, mastercard]), holding([visa, mastercard], mastercard), replaced],
  ["a coupon", billing({ promotions: [] }), billing({ promotions: [stay] }), ["promotion_applied"]],
  ["the same coupon", billing({ promotions: [stay] }), billing({ promotions: [stay] }), []],
  ["a coupon used up", billing({ promotions: [stay] }), billing({ promotions: [] }), []],
  ["a row of before coupons were kept", billing(), billing({ promotions: [stay] }), []],
  ["another name", known("a"), known("b"), ["details_changed"]],
  ["the same name", known("a"), known("a"), []],
  ["a row of before details were marked", billing(), known("a"), []],
  ["a row of before all cards were kept", billing(), holding([visa, mastercard]), []],
  [
    "two things at once",
    billing(),
    billing({ endsAt: ends }, mastercard),
    ["cancellation_scheduled", "payment_method_replaced"],
  ],
  ["a new subscription is no change of one", { subscriptions: [], card: visa }, billing(), []],
];

describe("changesBetween", () => {
  it.each(cases)("%s", (_, before, after, kinds) => {
    expect(changesBetween(before, after).map(({ kind }) => kind)).toEqual(kinds);
  });

  it("tells the plan before and after, and no id of Stripe's", () => {
    const [change] = changesBetween(billing(), billing({ priceId: "price_pro", plan: "Pro", unitAmount: 2900 }));
    const side = { currency: "eur", interval: "month", intervalCount: 1, quantity: 1 };
    expect(change).toEqual({
      kind: "plan_changed",
      before: { ...side, plan: "Starter", unitAmount: 900 },
      after: { ...side, plan: "Pro", unitAmount: 2900 },
    });
  });

  const anySnapshot = fc.record({
    priceId: fc.constantFrom("a", "b"),
    quantity: fc.integer({ min: 1, max: 2 }),
    endsAt: fc.constantFrom(null, ends),
    isPaused: fc.boolean(),
    isLiving: fc.boolean(),
  });

  it("finds nothing between a moment and itself, and something whenever a living one differs", () => {
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (one, other) => {
        expect(changesBetween(billing(one), billing(one))).toEqual([]);
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        if (one.isLiving && !isSame) expect(changesBetween(billing(one), billing(other)).length).toBeGreaterThan(0);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import type { Change } from "./changes";
import { withoutRepeats } from "./without-repeats";

const visa = { type: "card", brand: "visa", last4: "4242" };
const stored = { last4: "4444", brand: "mastercard", type: "card" }; // as PostgreSQL gives it back
const mastercard = { type: "card", brand: "mastercard", last4: "4444" };
const added: Change = { kind: "payment_method_added", before: null, after: stored };
const replaced: Change = { kind: "payment_method_replaced", before: visa, after: mastercard };
const removed: Change = { kind: "payment_method_removed", before: visa, after: null };
const paid: Change = { kind: "invoice_paid", before: null, after: { number: "A-1", total: 900, currency: "eur" } };

describe("withoutRepeats", () => {
  it.each<[string, Change[], Change[]]>([
    ["a new card that took the old one's place", [added, replaced, removed], [replaced]],
    ["a card beside the old one", [added], [added]],
    ["a card that is gone", [removed], [removed]],
    ["the same twice", [replaced, replaced], [replaced]],
    ["two different things", [paid, replaced], [paid, replaced]],
  ])("%s", (_, changes, told) => {
    expect(withoutRepeats(changes)).toEqual(told);
  });
});

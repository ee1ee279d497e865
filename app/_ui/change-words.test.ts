import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/subscriptions/changes";
import { plainSpaces } from "@/lib/testing/plain-spaces";
import { changeLine } from "./change-line";
import { changeSentence } from "./change-sentence";

const reader = { locale: "en-GB", timeZone: "Europe/Berlin" };
const monthly = { currency: "eur", interval: "month", intervalCount: 1, quantity: 1 };
const starter = { ...monthly, plan: "Starter", unitAmount: 900 };
const pro = { ...monthly, plan: "Pro", unitAmount: 2900 };
const visa = { type: "card", brand: "visa", last4: "4242" };
const debit = { type: "sepa_debit", brand: null, last4: "3000" };
const day = "2027-03-14T10:00:00.000Z";

const cases: [Change, string, string][] = [
  [
    { kind: "plan_changed", before: starter, after: pro },
    "You changed Starter to Pro. It costs €29.00 a month.",
    "Starter → Pro, €29.00 a month",
  ],
  [
    { kind: "plan_changed", before: pro, after: { ...pro, unitAmount: 29000, interval: "year" } },
    "You changed Pro from €29.00 a month to €290.00 a year.",
    "Pro, €29.00 a month → €290.00 a year",
  ],
  [
    { kind: "plan_changed", before: starter, after: { ...pro, unitAmount: null } },
    "You changed Starter to Pro.",
    "Starter → Pro",
  ],
  [
    { kind: "quantity_changed", before: pro, after: { ...pro, quantity: 3 } },
    "You changed the quantity of Pro from 1 to 3.",
    "Pro, quantity 1 → 3",
  ],
  [
    { kind: "canceled", before: { plan: "Pro" }, after: { endedAt: day } },
    "You canceled Pro. It has ended.",
    "Pro canceled on 14 Mar 2027",
  ],
  [
    { kind: "cancellation_scheduled", before: { plan: "Pro" }, after: { endsAt: day } },
    "You canceled Pro. You can use it until 14 March 2027.",
    "Pro canceled as of 14 Mar 2027",
  ],
  [
    { kind: "cancellation_scheduled", before: { plan: "Pro" }, after: { endsAt: null } },
    "You canceled Pro. It will end.",
    "Pro canceled",
  ],
  [
    { kind: "cancellation_reason_given", before: null, after: null },
    "You said why you canceled.",
    "Reason for canceling given",
  ],
  [
    { kind: "cancellation_withdrawn", before: { endsAt: day }, after: { plan: "Pro" } },
    "You took the cancellation back. Pro goes on.",
    "Cancellation of Pro taken back",
  ],
  [
    { kind: "paused", before: { plan: "Pro" }, after: { until: day } },
    "You paused Pro until 14 March 2027.",
    "Pro paused until 14 Mar 2027",
  ],
  [{ kind: "paused", before: { plan: "Pro" }, after: { until: null } }, "You paused Pro.", "Pro paused"],
  [{ kind: "resumed", before: { until: null }, after: { plan: "Pro" } }, "You resumed Pro.", "Pro resumed"],
  [
    { kind: "payment_method_added", before: null, after: visa },
    "You added Visa ending 4242.",
    "Added Visa ending 4242",
  ],
  [
    { kind: "payment_method_replaced", before: visa, after: debit },
    "You replaced Visa ending 4242 by SEPA direct debit ending 3000.",
    "Visa ending 4242 → SEPA direct debit ending 3000",
  ],
  [
    { kind: "payment_method_replaced", before: null, after: visa },
    "You now pay with Visa ending 4242.",
    "Pays with Visa ending 4242",
  ],
  [
    { kind: "payment_method_removed", before: visa, after: null },
    "You removed Visa ending 4242.",
    "Removed Visa ending 4242",
  ],
  [
    { kind: "details_changed", before: null, after: { fields: ["name", "address", "phone"] } },
    "You changed your billing details: name, address and phone number.",
    "Changed name, address and phone number",
  ],
  [{ kind: "tax_id_changed", before: null, after: null }, "You changed your tax number.", "Tax number changed"],
  [
    { kind: "invoice_paid", before: null, after: { number: "P-0003", total: 2900, currency: "eur" } },
    "You paid invoice P-0003: €29.00.",
    "Paid P-0003, €29.00",
  ],
  [
    { kind: "promotion_applied", before: null, after: { name: "Spring" } },
    "You applied the promotion Spring.",
    "Promotion Spring",
  ],
];

describe("a change in words", () => {
  it.each(cases)("%o", (change, sentence, line) => {
    expect(plainSpaces(changeSentence(change, reader))).toBe(sentence);
    expect(plainSpaces(changeLine(change, reader))).toBe(line);
  });
});

it.each([
  ["payment_method_added", "Added a way to pay"],
  ["payment_method_replaced", "Chose another way to pay"],
  ["payment_method_removed", "Removed a way to pay"],
  ["details_changed", "Changed their billing details"],
  ["tax_id_changed", "Tax number changed"],
])("%s of somebody who was erased is told without what it was", (kind, line) => {
  expect(changeLine({ kind, before: null, after: null } as Change, reader)).toBe(line);
});

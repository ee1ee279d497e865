import { expect, it } from "vitest";
import { plainSpaces } from "@/lib/testing/plain-spaces";
import { plannedWords } from "./planned-words";

const reader = { locale: "en-GB", timeZone: "UTC" };
const change = {
  plan: "Starter",
  unitAmount: 900,
  currency: "eur",
  interval: "month",
  intervalCount: 1,
  quantity: 1,
  at: "2026-12-24T10:00:00.000Z",
};

const wordsOf = (planned: Parameters<typeof plannedWords>[0]) => plainSpaces(plannedWords(planned, reader));

it("says what a subscription will become, and what that waits for", () => {
  expect(wordsOf({ ...change, isUnpaid: false })).toBe("Changes to Starter (€9.00 a month) on 24 December 2026.");
  expect(wordsOf({ ...change, isUnpaid: true })).toBe(
    "The change to Starter (€9.00 a month) waits for a payment. If that does not come by 24 December 2026, everything stays as it is.",
  );
});

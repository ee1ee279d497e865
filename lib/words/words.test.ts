import { describe, expect, it } from "vitest";
import { cardWords, expiryWords, isExpired } from "./card-words";
import { priceWords, rhythmWords } from "./price-words";

const pro = { unitAmount: 2900, currency: "eur", interval: "month", intervalCount: 1, quantity: 1 };

describe("priceWords", () => {
  it.each([
    [pro, "€29.00 a month"],
    [{ ...pro, quantity: 3 }, "3 × €29.00 a month"],
    [{ ...pro, interval: "year" }, "€29.00 a year"],
    [{ ...pro, intervalCount: 6 }, "€29.00 every 6 months"],
    [{ ...pro, interval: null }, "€29.00 once"],
    [{ ...pro, unitAmount: null }, null],
    [{ ...pro, unitAmount: 2900, currency: "jpy" }, "JP¥2,900 a month"],
  ])("%o", (price, words) => {
    expect(priceWords(price, "de-DE")).toBe(words);
  });
});

describe("rhythmWords", () => {
  it.each([
    ["month", 1, "monthly"],
    ["year", 1, "yearly"],
    ["day", 1, "daily"],
    ["month", 3, "every 3 months"],
    [null, 1, null],
  ])("%s × %i", (interval, intervalCount, words) => {
    expect(rhythmWords({ interval, intervalCount })).toBe(words);
  });
});

describe("cardWords", () => {
  it.each([
    ["card", "visa", "4242", "Visa ending 4242"],
    ["card", "cartes_bancaires", "4242", "Cartes bancaires ending 4242"],
    ["sepa_debit", null, "3000", "SEPA direct debit ending 3000"],
    ["link", null, null, "Link"],
  ])("%s %s", (type, brand, last4, words) => {
    expect(cardWords({ type, brand, last4 })).toBe(words);
  });

  it("counts a card as good until its month is over", () => {
    const card = { expMonth: 8, expYear: 2028 };
    expect(expiryWords(card)).toBe("08/28");
    expect(isExpired(card, new Date("2028-08-31T23:59:59Z"))).toBe(false);
    expect(isExpired(card, new Date("2028-09-01T00:00:00Z"))).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { formatMoney } from "./money";

describe("formatMoney", () => {
  it.each([
    ["euros have cents", 2900, "eur", "en-GB", "€29.00"],
    ["dollars for an American", 123456, "usd", "en-US", "$1,234.56"],
    ["yen have none", 2900, "jpy", "en-GB", "JP¥2,900"],
    ["dinars have three", 12345, "kwd", "en-GB", "KWD 12.345"],
    ["a whole dinar", 12000, "kwd", "en-GB", "KWD 12.000"],
    ["Stripe counts forints in hundredths, people do not", 290000, "huf", "en-GB", "HUF 2,900"],
    ["but a part of one is not lost", 290050, "huf", "en-GB", "HUF 2,900.50"],
    ["Stripe counts krónur in hundredths", 50000, "isk", "en-GB", "ISK 500"],
    ["less than one", 5, "eur", "en-GB", "€0.05"],
    ["nothing", 0, "eur", "en-GB", "€0.00"],
    ["a credit", -1250, "eur", "en-GB", "-€12.50"],
    ["beyond what a float can hold", 9007199254740993n, "eur", "en-GB", "€90,071,992,547,409.93"],
    ["sixty-four digits", 10n ** 63n, "jpy", "en-GB", `JP¥1${",000".repeat(21)}`],
  ])("%s", (_, amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale).replaceAll("\u00a0", " ")).toBe(text);
  });
});

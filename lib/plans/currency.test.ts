import { describe, expect, it } from "vitest";
import { currencyFor } from "./currency";

describe("currencyFor", () => {
  it.each([
    ["en-US", null, "usd"],
    ["en-GB", null, "gbp"],
    ["de-DE", null, "eur"],
    ["de-CH", null, "eur"], // none of its own here
    ["en", null, "eur"], // a language of many countries
    ["ja", null, "jpy"],
    ["ja-JP", undefined, "jpy"],
    ["ar-KW", null, "kwd"],
    ["en-US", "gbp", "gbp"], // a customer keeps theirs
    ["en-US", "chf", "usd"], // one that we sell nothing in
  ])("for %s with %s is %s", (locale, ofCustomer, currency) => {
    expect(currencyFor(locale, ofCustomer)).toBe(currency);
  });
});

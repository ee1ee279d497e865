import { describe, expect, it } from "vitest";
import { readerOf } from "./reader";

describe("readerOf", () => {
  it.each([
    ["en", 2900, "eur", "€29.00"],
    ["en", 2900, "jpy", "¥2,900"],
    ["en", 29000, "kwd", "KWD 29.000"],
    ["en", 2900, "isk", "ISK 29"],
  ])("writes money of %s: %d %s", (locale, amount, currency, text) => {
    expect(
      readerOf([locale])
        .money(amount, currency)
        .replace(/\u00a0/g, " "),
    ).toBe(text);
  });

  it("takes the first locale that is one", () => {
    expect(readerOf(["auto", "", null, "not a locale", "en-GB", "en"]).locale).toBe("en-GB");
  });

  it("falls back to English and names the language asked for", () => {
    expect(readerOf(["ja"])).toMatchObject({ locale: "en", unspoken: "Japanese" });
    expect(readerOf(["en-AU"]).unspoken).toBeUndefined();
  });

  it("writes dates in full", () => {
    expect(readerOf(["en"]).date(1_804_982_400)).toBe("March 14, 2027");
  });

  it("speaks German and French", () => {
    expect(readerOf(["de-AT"]).say("returnTo", "Portico")).toBe("Zurück zu Portico");
    expect(readerOf(["fr-CA"]).span(3, "month")).toMatch(/^3.mois$/);
  });
});

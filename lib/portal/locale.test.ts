import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { portalLocale } from "./locale";

const cases: [string | null, string][] = [
  ["de", "de"],
  ["de-AT", "de"],
  ["en-US", "en"],
  ["en-GB", "en-GB"],
  ["en_GB", "en-GB"],
  ["EN-au", "en-AU"],
  ["fr-CA", "fr-CA"],
  ["fr-CH", "fr"],
  ["pt", "pt-BR"],
  ["pt-PT", "pt"],
  ["pt-AO", "pt"],
  ["pt-BR", "pt-BR"],
  ["es-MX", "es-419"],
  ["es-419", "es-419"],
  ["es-ES", "es"],
  ["es", "es"],
  ["en", "en"],
  ["fr", "fr"],
  ["zh", "zh"],
  ["zh-CN", "zh"],
  ["zh-Hans-SG", "zh"],
  ["zh-Hant", "zh-TW"],
  ["zh-TW", "zh-TW"],
  ["zh-HK", "zh-HK"],
  ["zh-Hant-HK", "zh-HK"],
  ["zh-Hant-SG", "zh-TW"],
  ["zh-MO", "zh-HK"],
  ["no", "nb"],
  ["nn-NO", "nb"],
  ["tl", "fil"],
  ["eo", "auto"],
  ["", "auto"],
  [null, "auto"],
  ["not a locale", "auto"],
  ["de'; DROP TABLE", "auto"],
];

describe("portalLocale", () => {
  it.each(cases)("speaks %s as %s", (tag, locale) => {
    expect(portalLocale(tag)).toBe(locale);
  });

  it("answers for whatever is stored, and never throws", () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        expect(portalLocale(tag)).toMatch(/^(auto|[a-z]{2,3}(-[A-Z]{2}|-419)?)$/);
      }),
    );
  });
});

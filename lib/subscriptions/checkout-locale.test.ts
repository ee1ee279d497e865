import { expect, it } from "vitest";
import { checkoutLocale } from "./checkout-locale";

it.each([
  ["de-AT", "de"],
  ["en-GB", "en-GB"],
  ["en-AU", "en"], // the portal speaks it, Checkout does not
  ["pt", "pt-BR"],
  ["pt-PT", "pt"],
  ["es-MX", "es-419"],
  ["zh-Hant", "zh-TW"],
  ["eo", "auto"],
  ["nonsense!", "auto"],
])("Checkout speaks %s as %s", (tag, locale) => {
  expect(checkoutLocale(tag)).toBe(locale);
});

import type Stripe from "stripe";

type CheckoutLocale = NonNullable<Stripe.Checkout.SessionCreateParams["locale"]>;

/** What Checkout speaks (Stripe docs: Create a Checkout Session › locale). */
const spoken = new Set(
  `bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr
  vi zh zh-HK zh-TW`.split(/\s+/),
);

/** Checkout's locale for a reader's: the same, or the same language; `auto` lets Stripe look at the browser. */
export function checkoutLocale(locale: string): CheckoutLocale {
  const language = locale.split("-")[0] ?? "";
  return [locale, language].find((name): name is CheckoutLocale => spoken.has(name)) ?? "auto";
}

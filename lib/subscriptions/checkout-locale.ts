import type Stripe from "stripe";
import { nearestLocale } from "@/lib/stripe/nearest-locale";

type CheckoutLocale = NonNullable<Stripe.Checkout.SessionCreateParams["locale"]>;

/** What Checkout speaks (Stripe docs: Create a Checkout Session › locale). */
const spoken = new Set<CheckoutLocale>(
  `bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr
  vi zh zh-HK zh-TW`.split(/\s+/),
);

/** Checkout's locale for a reader's. */
export const checkoutLocale = (tag: string): CheckoutLocale => nearestLocale(tag, spoken);

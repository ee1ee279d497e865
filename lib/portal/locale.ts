import type Stripe from "stripe";
import { nearestLocale } from "@/lib/stripe/nearest-locale";

type PortalLocale = NonNullable<Stripe.BillingPortal.SessionCreateParams["locale"]>;

/** What the portal speaks (Stripe docs: Create a portal session › locale). */
const spoken = new Set<PortalLocale>(
  `bg cs da de el en en-AU en-CA en-GB en-IE en-IN en-NZ en-SG es es-419 et fi fil fr fr-CA hr hu id it
  ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW`.split(/\s+/),
);

export const portalLocales: readonly string[] = [...spoken];

/** The portal's locale for a reader's. What Stripe would not know never reaches it. */
export const portalLocale = (tag: string | null | undefined): PortalLocale => nearestLocale(tag, spoken);

import { createHash } from "node:crypto";
import type Stripe from "stripe";
import type { CurrentUser } from "@/lib/auth/current-user";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { limit } from "@/lib/db/limit";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Interval, PlanKey } from "@/lib/plans/catalog";
import { currencyFor } from "@/lib/plans/currency";
import { listOffers } from "@/lib/plans/offers";
import { withinPatience } from "@/lib/stripe/within-patience";
import { type Billing, findBilling } from "./billing";
import { checkoutLocale } from "./checkout-locale";
import { currencyOf } from "./currency-of";
import { openOnlyCheckout } from "./one-checkout";
import { isLiving } from "./status";
import { syncCustomer } from "./sync";

/** `intentKey`: one per rendered form, so that a double click makes one Checkout Session. */
export type Purchase = { plan: PlanKey; interval: Interval; intentKey: string; locale: string };

/** As many as clicks that open the portal. */
export const checkoutsPerMinute = 10;
const count = limit({ of: "checkout", most: checkoutsPerMinute, seconds: 60 });

/**
 * A Checkout Session for a plan. The browser names plan and interval; price, currency, trial and customer are ours.
 * @throws {AppError} rate_limited, already_subscribed, unknown_plan, customer_missing, or what Stripe's failure means
 */
export async function startCheckout(user: CurrentUser, purchase: Purchase): Promise<{ url: string }> {
  await count(user.id);
  return withinPatience(start(user, purchase));
}

async function start(user: CurrentUser, purchase: Purchase): Promise<{ url: string }> {
  // as Stripe has it now: the mirror may not have heard yet of what was bought a moment ago
  if (user.customer && !user.customer.deletedAt) await syncCustomer(user.customer.stripeCustomerId);
  const billing = await findBilling(user.id);
  if (billing?.subscriptions.some(({ status }) => isLiving(status))) throw new AppError("already_subscribed");
  const customer = await ensureCustomer(user);
  const params = await paramsFor(purchase, billing, customer.stripeCustomerId);
  // Stripe refuses a key with other parameters: somebody who comes Back to the form after canceling has no trial any more
  const digest = createHash("sha256").update(JSON.stringify(params)).digest("hex").slice(0, 16);
  const session = await openOnlyCheckout(params, `portico_checkout_${user.id}_${purchase.intentKey}_${digest}`);
  if (!session.url) throw new AppError("stripe_refused"); // Stripe docs: null in other UI modes only
  return { url: session.url };
}

async function paramsFor({ plan, interval, locale }: Purchase, billing: Billing | null, customer: string) {
  const { APP_URL, STRIPE_AUTOMATIC_TAX } = env();
  const offers = await listOffers({ interval, currency: currencyFor(locale, currencyOf(billing)) });
  const offer = offers.find((candidate) => candidate.plan === plan);
  if (!offer) throw new AppError("unknown_plan");
  const trial_period_days = billing?.subscriptions.length ? 0 : offer.trialDays;
  return {
    mode: "subscription",
    customer,
    line_items: [{ price: offer.priceId, quantity: 1 }],
    allow_promotion_codes: true,
    locale: checkoutLocale(locale),
    ...(trial_period_days > 0 && { subscription_data: { trial_period_days } }),
    ...(STRIPE_AUTOMATIC_TAX === "on" && taxed),
    success_url: `${APP_URL}/account/checkout-return`,
    cancel_url: `${APP_URL}/pricing?interval=${interval}`,
  } satisfies Stripe.Checkout.SessionCreateParams;
}

// Stripe docs: Tax › Checkout. An existing customer's address must be allowed to change, or Checkout refuses.
const taxed = {
  automatic_tax: { enabled: true },
  customer_update: { address: "auto", name: "auto" },
  tax_id_collection: { enabled: true },
} satisfies Partial<Stripe.Checkout.SessionCreateParams>;

import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { freshEmail } from "./fixtures";
import { stripeApi } from "./local-stripe";

/** A business at the local Stripe that nobody else knows: its key opens an account of its own. */
export type Shop = {
  key: string;
  stripe: Stripe;
  /** Its website, where visitors come back to. */
  site: string;
  prices: { starter: string; pro: string; proYearly: string };
  configuration: string;
};

export type Person = { email: string; customer: string; subscription: string; item: string };

export const headline = "Your plan and your invoices";

/** Sets up two plans and a portal which allows everything, over the API as any business does. */
export async function openShop(site: string): Promise<Shop> {
  const key = `sk_test_${randomUUID().replaceAll("-", "")}`;
  const stripe = stripeApi(key);
  const starter = await sell(stripe, "Starter", 900);
  const pro = await sell(stripe, "Pro", 2900);
  const { id: proYearly } = await stripe.prices.create({
    product: pro.product,
    currency: "eur",
    unit_amount: 29_000,
    recurring: { interval: "year" },
  });
  const { id } = await stripe.billingPortal.configurations.create({
    name: "Example Shop",
    business_profile: { headline },
    default_return_url: `${site}/account`,
    features: {
      customer_update: { enabled: true, allowed_updates: ["email", "name", "address", "shipping", "phone", "tax_id"] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: {
        enabled: true,
        mode: "at_period_end",
        cancellation_reason: { enabled: true, options: ["too_expensive", "unused", "other"] },
      },
      subscription_pause: { enabled: true },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ["price", "quantity", "promotion_code"],
        proration_behavior: "always_invoice",
        products: [
          { product: starter.product, prices: [starter.price] },
          { product: pro.product, prices: [pro.price, proYearly] },
        ],
      },
    },
  });
  return { key, stripe, site, prices: { starter: starter.price, pro: pro.price, proYearly }, configuration: id };
}

async function sell(stripe: Stripe, name: string, unit_amount: number) {
  const recurring = { interval: "month" as const };
  const price = await stripe.prices.create({ currency: "eur", unit_amount, recurring, product_data: { name } });
  return { price: price.id, product: String(price.product) };
}

/** Somebody new who pays for Starter with a Visa card. */
export async function subscribe({ stripe, prices }: Shop): Promise<Person> {
  const email = freshEmail();
  const { id: customer } = await stripe.customers.create({ email, name: "Ada Lovelace" });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const { id, items } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.starter }],
    billing_mode: { type: "flexible" }, // only these can be paused
  });
  return { email, customer, subscription: id, item: items.data[0]?.id ?? "" };
}

/** The link that the shop sends a customer to. */
export async function portalLink(
  { stripe, configuration }: Shop,
  customer: string,
  more: Stripe.BillingPortal.SessionCreateParams = {},
): Promise<string> {
  return (await stripe.billingPortal.sessions.create({ customer, configuration, ...more })).url;
}

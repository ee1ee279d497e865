import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { startLocalStripe } from "../../server";
import { Visitor } from "./visitor";

/** A business with two plans at a local Stripe, set up over the API as any business would be. */
export type Shop = {
  stripe: Stripe;
  url: string;
  key: string;
  prices: { starter: string; pro: string; proYearly: string };
  configuration: Stripe.BillingPortal.Configuration;
  close: () => Promise<void>;
};

type Features = Partial<Stripe.BillingPortal.ConfigurationCreateParams.Features>;

export async function openShop(features: Features = {}, smtpUrl?: string): Promise<Shop> {
  const server = await startLocalStripe({ port: 0, smtpUrl });
  return { ...(await openShopAt(server.url, features)), close: server.close };
}

/** Another business at a local Stripe that runs: an account of its own. */
export async function openShopAt(url: string, features: Features = {}): Promise<Omit<Shop, "close">> {
  const { hostname, port } = new URL(url);
  const key = `sk_test_${randomUUID().replaceAll("-", "")}`;
  const stripe = new Stripe(key, { protocol: "http", host: hostname, port });
  const priceOf = (product: string, unit_amount: number, interval: "month" | "year") =>
    stripe.prices.create({ product, currency: "eur", unit_amount, recurring: { interval } });
  const starter = await stripe.products.create({ name: "Starter" });
  const pro = await stripe.products.create({ name: "Pro" });
  const prices = {
    starter: (await priceOf(starter.id, 900, "month")).id,
    pro: (await priceOf(pro.id, 2900, "month")).id,
    proYearly: (await priceOf(pro.id, 29_000, "year")).id,
  };
  const configuration = await stripe.billingPortal.configurations.create({
    name: "Portico",
    business_profile: { headline: "Your plan and your invoices", privacy_policy_url: "https://shop.test/privacy" },
    default_return_url: "https://shop.test/account",
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
          { product: starter.id, prices: [prices.starter], adjustable_quantity: { enabled: true, maximum: 10 } },
          { product: pro.id, prices: [prices.pro, prices.proYearly] },
        ],
      },
      ...features,
    },
  });
  return { stripe, url, key, prices, configuration };
}

/** Somebody who pays for Starter with a Visa card. */
export async function subscriber({ stripe, prices }: Shop, price = prices.starter) {
  const customer = await stripe.customers.create({ email: "ada@example.com", name: "Ada Lovelace" });
  const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: card.id } });
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price }] });
  return { customer: customer.id, card: card.id, subscription: subscription.id };
}

/** Moves the account's clock: what falls due on the way happens. @returns its time afterwards */
export async function advanceClock({ url, key }: Shop, seconds: number): Promise<number> {
  const answer = await fetch(`${url}/_local/clock`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ advance: seconds }),
  });
  return ((await answer.json()) as { now: number }).now;
}

/** The link to a portal visit of this customer. */
export async function portalLink(
  { stripe, configuration }: Shop,
  customer: string,
  more: Stripe.BillingPortal.SessionCreateParams = {},
): Promise<string> {
  return (await stripe.billingPortal.sessions.create({ customer, configuration: configuration.id, ...more })).url;
}

/** Somebody who pays for Starter, on their first visit to the portal. */
export async function visitPortal(shop: Shop) {
  const person = await subscriber(shop);
  return { ...person, visitor: await Visitor.open(await portalLink(shop, person.customer)) };
}

import type Stripe from "stripe";
import { openTarget, type Target } from "./target";

/** What the contract's tests sell: two plans a month, one a year, a portal that offers them, a customer who pays. */
export type Shop = {
  starter: Stripe.Price;
  pro: Stripe.Price;
  yearly: Stripe.Price;
  configuration: Stripe.BillingPortal.Configuration;
};

type Features = Stripe.BillingPortal.ConfigurationCreateParams.Features;
type Offer = Stripe.BillingPortal.ConfigurationCreateParams.Features.SubscriptionUpdate.Product;

/** For the tests of one file: what the contract is held against, with a shop in it. */
export async function openTargetShop(): Promise<{ target: Target; stripe: Stripe; shop: Shop }> {
  const target = await openTarget();
  return { target, stripe: target.stripe, shop: await openShop(target) };
}

export async function openShop({ stripe }: Target): Promise<Shop> {
  const product = await stripe.products.create({ name: "Starter" });
  const better = await stripe.products.create({ name: "Pro" });
  const price = (of: Stripe.Product, unit_amount: number, interval: "month" | "year") =>
    stripe.prices.create({ product: of.id, currency: "eur", unit_amount, recurring: { interval } });
  const starter = await price(product, 1000, "month");
  const pro = await price(better, 3000, "month");
  const yearly = await price(better, 30_000, "year");
  const offers = [
    { product: product.id, prices: [starter.id] },
    { product: better.id, prices: [pro.id, yearly.id] },
  ];
  const configuration = await stripe.billingPortal.configurations.create({ features: featuresOffering(offers) });
  return { starter, pro, yearly, configuration };
}

export const featuresOffering = (products: Offer[]): Features => ({
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true },
  subscription_cancel: { enabled: true, mode: "at_period_end" },
  subscription_update: { enabled: true, default_allowed_updates: ["price"], products },
});

export async function payingCustomer({ stripe }: Target, card = "pm_card_visa"): Promise<string> {
  const customer = await stripe.customers.create({ email: "ada@example.com" });
  const { id } = await stripe.paymentMethods.attach(card, { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: id } });
  return customer.id;
}

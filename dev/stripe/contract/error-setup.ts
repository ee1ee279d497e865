import { featuresOffering, openShop, payingCustomer } from "./shop";
import type { Target } from "./target";

export type ErrorSetup = Awaited<ReturnType<typeof setUpErrors>>;

/** What there has to be for Stripe to refuse the rest, and the calls that it refuses. */
export async function setUpErrors(target: Target) {
  const { stripe } = target;
  const shop = await openShop(target);
  const configuration = shop.configuration.id;
  const customer = await payingCustomer(target);
  const subscribe = () => stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
  const [subscription, ending] = [await subscribe(), await subscribe()];
  await stripe.subscriptions.update(ending.id, { cancel_at_period_end: true });
  const product = String(shop.starter.product);
  const weekly = { product, currency: "eur", unit_amount: 1, recurring: { interval: "week" as const } };
  const notOffered = (await stripe.prices.create(weekly)).id;
  const off = { subscription_cancel: { enabled: false }, subscription_update: { enabled: false } };
  const features = { ...featuresOffering([]), ...off };
  const closed = (await stripe.billingPortal.configurations.create({ features })).id;
  const only = { features: featuresOffering([{ product, prices: [shop.starter.id] }]) };
  const starterOnly = (await stripe.billingPortal.configurations.create(only)).id;
  const inactive = (await stripe.billingPortal.configurations.create(only)).id;
  await stripe.billingPortal.configurations.update(inactive, { active: false });
  const usedKey = `used-${Date.now()}`;
  await stripe.customers.create({ email: "ada@example.com" }, { idempotencyKey: usedKey });

  const raw = (method: string, path: string, params?: Record<string, unknown>) =>
    stripe.rawRequest(method, path, params);
  const session = (params: Record<string, unknown>) =>
    raw("POST", "/v1/billing_portal/sessions", { customer, configuration, return_url: "https://shop.test", ...params });
  const cancel = (id: string) => ({ type: "subscription_cancel", subscription_cancel: { subscription: id } });
  const update = (id: string) => ({ type: "subscription_update", subscription_update: { subscription: id } });
  const item = subscription.items.data[0]?.id ?? "";
  const confirm = (price: string) => ({
    type: "subscription_update_confirm",
    subscription_update_confirm: { subscription: subscription.id, items: [{ id: item, price, quantity: 1 }] },
  });

  return {
    target,
    shop,
    customer,
    configuration,
    subscription,
    ending,
    notOffered,
    closed,
    starterOnly,
    inactive,
    item,
    usedKey,
    raw,
    session,
    cancel,
    update,
    confirm,
  };
}

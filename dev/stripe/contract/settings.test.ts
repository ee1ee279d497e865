import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openTargetShop } from "./shop";
import { refusalOf } from "./target";

const { target, stripe, shop } = await openTargetShop();
afterAll(() => target.close());

describe("A portal configuration", () => {
  it("keeps what an update does not name", async () => {
    const { id } = await stripe.billingPortal.configurations.create({
      business_profile: { headline: "Hello", privacy_policy_url: "https://shop.test/privacy" },
      features: { customer_update: { enabled: true, allowed_updates: ["email", "tax_id"] } },
      metadata: { app: "portico" },
    });
    const updated = await stripe.billingPortal.configurations.update(id, {
      business_profile: { headline: "Welcome" },
      features: { customer_update: { allowed_updates: "" }, invoice_history: { enabled: true } },
    });
    expect(updated).toMatchObject({
      active: true,
      is_default: false,
      business_profile: { headline: "Welcome", privacy_policy_url: "https://shop.test/privacy" },
      features: { customer_update: { enabled: true, allowed_updates: [] }, invoice_history: { enabled: true } },
      metadata: { app: "portico" },
    });
  });

  it("leads to addresses, and asks for reasons, that there are", async () => {
    const features = { invoice_history: { enabled: true } };
    const profile = { privacy_policy_url: "nowhere" };
    const refused = await refusalOf(
      stripe.billingPortal.configurations.create({ features, business_profile: profile }),
    );
    expect(refused).toMatchObject({ statusCode: 400, param: "business_profile[privacy_policy_url]" });
    const cancellation_reason = { enabled: true, options: ["other" as const], feedback_options: ["fbo_none"] };
    const subscription_cancel = { enabled: true, cancellation_reason };
    expect(
      await refusalOf(stripe.billingPortal.configurations.create({ features: { subscription_cancel } })),
    ).toMatchObject({ statusCode: 400 });
  });

  it("lets nobody pause for more than three years", async () => {
    const interval_options = [{ interval: "month" as const, interval_count: 37 }];
    const subscription_pause = { enabled: true, duration: { type: "interval_options" as const, interval_options } };
    expect(
      await refusalOf(stripe.billingPortal.configurations.create({ features: { subscription_pause } })),
    ).toMatchObject({ statusCode: 400 });
  });

  it("offers at most ten products", async () => {
    const products = Array.from({ length: 11 }, () => ({
      product: String(shop.starter.product),
      prices: [shop.starter.id],
    }));
    const features = { subscription_update: { enabled: true, default_allowed_updates: ["price" as const], products } };
    const refusal = await refusalOf(stripe.billingPortal.configurations.create({ features }));
    expect(refusal.param).toMatch(/^features\[subscription_update\]\[products\]/);
  });

  it("has a login page with an address when it is switched on", async () => {
    const features = { invoice_history: { enabled: true } };
    const made = await stripe.billingPortal.configurations.create({ features, login_page: { enabled: true } });
    expect(made.login_page.url).toMatch(/\/p\/login\//);
  });
});

describe("A webhook endpoint", () => {
  it("tells its secret once", async () => {
    const made = await stripe.webhookEndpoints.create({
      url: "https://shop.test/hook",
      enabled_events: ["customer.updated"],
    });
    expect(made.secret).toMatch(/^whsec_/);
    const read = await stripe.webhookEndpoints.retrieve(made.id);
    expect(read.secret).toBeUndefined();
    expect(read).toMatchObject({ status: "enabled", enabled_events: ["customer.updated"] });
    expect(await stripe.webhookEndpoints.del(made.id)).toMatchObject({ id: made.id, deleted: true });
    expect(await refusalOf(stripe.webhookEndpoints.retrieve(made.id))).toMatchObject({ statusCode: 404 });
  });

  it("listens to events that exist", async () => {
    const enabled_events = ["customer.imagined" as "customer.updated"];
    const refusal = await refusalOf(stripe.webhookEndpoints.create({ url: "https://shop.test/hook", enabled_events }));
    expect(refusal.param).toBe("enabled_events[0]");
  });
});

describe("A Checkout Session", () => {
  const order = (): Stripe.Checkout.SessionCreateParams => ({
    mode: "subscription",
    line_items: [{ price: shop.starter.id, quantity: 2 }],
    success_url: "https://shop.test/done?session={CHECKOUT_SESSION_ID}",
    cancel_url: "https://shop.test/pricing",
  });

  it("opens with a page and what it sells", async () => {
    const session = await stripe.checkout.sessions.create(order());
    expect(session).toMatchObject({
      mode: "subscription",
      status: "open",
      payment_status: "unpaid",
      amount_total: 2000,
    });
    expect(session.url).toContain(session.id);
    const items = await stripe.checkout.sessions.listLineItems(session.id);
    expect(items.data).toMatchObject([{ quantity: 2, amount_total: 2000, description: "Starter" }]);
  });

  it("sells what is only described here", async () => {
    const recurring = { interval: "month" as const };
    const price_data = { currency: "eur", unit_amount: 700, recurring, product_data: { name: "Made for you" } };
    const session = await stripe.checkout.sessions.create({ ...order(), line_items: [{ price_data, quantity: 1 }] });
    const { data } = await stripe.checkout.sessions.listLineItems(session.id);
    expect(data).toMatchObject([{ amount_total: 700, description: "Made for you" }]);
  });

  it("expires once", async () => {
    const { id } = await stripe.checkout.sessions.create(order());
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
    expect(await refusalOf(stripe.checkout.sessions.expire(id))).toMatchObject({ statusCode: 400 });
  });

  it("knows one customer, by id or by e-mail", async () => {
    const { id: customer } = await stripe.customers.create({});
    const both = { ...order(), customer, customer_email: "ada@example.com" };
    expect((await refusalOf(stripe.checkout.sessions.create(both))).message).toMatch(/^You may only specify one of/);
  });
});

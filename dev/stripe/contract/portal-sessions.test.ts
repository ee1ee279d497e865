import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openTargetShop, payingCustomer } from "./shop";

const { target, stripe, shop } = await openTargetShop();
afterAll(() => target.close());
const customer = await payingCustomer(target);
const subscription = await stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });

type Params = Stripe.BillingPortal.SessionCreateParams;
const open = (params: Params = {}) =>
  stripe.billingPortal.sessions.create({
    customer,
    configuration: shop.configuration.id,
    return_url: "https://shop.test/account",
    ...params,
  });
const cancel = (id = subscription.id): Params => ({
  flow_data: { type: "subscription_cancel", subscription_cancel: { subscription: id } },
});
const confirm = (price: string): Params => ({
  flow_data: {
    type: "subscription_update_confirm",
    subscription_update_confirm: {
      subscription: subscription.id,
      items: [{ id: subscription.items.data[0]?.id ?? "", price, quantity: 1 }],
    },
  },
});

describe("billingPortal.sessions.create", () => {
  it("answers every field, and a link that cannot be guessed", async () => {
    const session = await open({ locale: "de" });
    expect(session).toMatchObject({
      object: "billing_portal.session",
      configuration: shop.configuration.id,
      customer,
      customer_account: null,
      flow: null,
      livemode: false,
      locale: "de",
      on_behalf_of: null,
      return_url: "https://shop.test/account",
    });
    expect(session.id).toMatch(/^bps_/);
    expect(session.url).toMatch(/\/p\/session\/test_\w+$/);
    expect(session.url).not.toContain(session.id);
  });

  it("shows a flow with every kind's key", async () => {
    const { flow } = await open(cancel());
    expect(flow).toEqual({
      after_completion: { hosted_confirmation: null, redirect: null, type: "portal_homepage" },
      customer_update: null,
      subscription_cancel: { retention: null, subscription: subscription.id },
      subscription_pause: null,
      subscription_update: null,
      subscription_update_confirm: null,
      type: "subscription_cancel",
    });
  });

  it("hides the plans of a configuration until they are asked for", async () => {
    const plain = await open({ expand: ["configuration"] });
    expect(plain.configuration).not.toHaveProperty("features.subscription_update.products");
    const id = shop.configuration.id;
    const asked = await stripe.billingPortal.configurations.retrieve(id, {
      expand: ["features.subscription_update.products"],
    });
    expect(asked.features.subscription_update.products).toHaveLength(2);
  });

  it("takes a change that the configuration offers", async () => {
    expect((await open(confirm(shop.pro.id))).flow?.type).toBe("subscription_update_confirm");
  });
});

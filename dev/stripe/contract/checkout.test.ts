import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openTargetShop } from "./shop";
import { refusalOf } from "./target";

const { target, stripe, shop } = await openTargetShop();
afterAll(() => target.close());
const nobody = (await stripe.customers.create({ email: "ada@example.com" })).id;
const address = { line1: "Unter den Linden 1", postal_code: "10117", city: "Berlin", country: "DE" };
const located = (await stripe.customers.create({ email: "bob@example.com", address })).id;

const open = (more: Partial<Stripe.Checkout.SessionCreateParams>) =>
  stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price: shop.pro.id, quantity: 1 }],
    success_url: "https://shop.test/welcome",
    ...more,
  });
const automatic_tax = { enabled: true };
const noLocation = {
  statusCode: 400,
  code: "customer_tax_location_invalid",
  message: expect.stringMatching(/^Automatic tax calculation in Checkout requires a valid address on the Customer\. /),
};

describe("Checkout with automatic tax", () => {
  it("is refused for a customer of whom nobody knows the place, and may not be told", async () => {
    expect(await refusalOf(open({ customer: nobody, automatic_tax }))).toMatchObject(noLocation);
    const customer_update = { address: "never", name: "auto" } as const;
    expect(await refusalOf(open({ customer: nobody, automatic_tax, customer_update }))).toMatchObject(noLocation);
  });

  it("opens where the address may be asked for, or is known", async () => {
    const asking = await open({ customer: nobody, automatic_tax, customer_update: { address: "auto" } });
    expect(asking.automatic_tax).toMatchObject({ enabled: true, status: "requires_location_inputs" });
    expect((await open({ customer: located, automatic_tax })).automatic_tax.enabled).toBe(true);
    expect((await open({ automatic_tax })).automatic_tax.enabled).toBe(true);
  });
});

describe("Checkout refuses", () => {
  it("to ask a customer for a tax ID whose name it may not change", async () => {
    const refusal = await refusalOf(open({ customer: located, tax_id_collection: { enabled: true } }));
    expect(refusal.message).toBe(
      "Tax ID collection requires updating business name on the customer. To enable tax ID collection for an existing customer, please set `customer_update[name]` to `auto`.",
    );
  });

  it("to change a customer that is not there", async () => {
    const refusal = await refusalOf(open({ customer_update: { name: "auto" } }));
    expect(refusal).toMatchObject({ statusCode: 400, param: "customer_update" });
  });

  it("to keep a shipping address that it does not ask for", async () => {
    expect(await refusalOf(open({ customer: located, customer_update: { shipping: "auto" } }))).toMatchObject({
      statusCode: 400,
    });
  });
});

it("A subscription with automatic tax needs to know where its customer is", async () => {
  const subscribe = (customer: string) =>
    stripe.subscriptions.create({
      customer,
      items: [{ price: shop.pro.id }],
      automatic_tax,
      collection_method: "send_invoice",
      days_until_due: 7,
    });
  expect(await refusalOf(subscribe(nobody))).toMatchObject({ code: "customer_tax_location_invalid" });
  const subscription = await subscribe(located);
  expect(subscription.automatic_tax).toMatchObject({ enabled: true, liability: { type: "self" } });
});

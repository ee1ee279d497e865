import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShop, payingCustomer, type Shop } from "./shop";
import { openTarget, refusalOf, type Target } from "./target";

let target: Target;
let shop: Shop;
let customer: string;
beforeAll(async () => {
  target = await openTarget();
  shop = await openShop(target);
  customer = await payingCustomer(target);
  await target.stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
}, 60_000);
afterAll(() => target.close());

describe("expand", () => {
  it("puts objects in the place of their ids, four deep", async () => {
    const { data } = await target.stripe.subscriptions.list({
      customer,
      expand: ["data.latest_invoice.payments", "data.customer", "data.items.data.price"],
    });
    const [subscription] = data;
    expect(subscription).toMatchObject({
      customer: { id: customer, object: "customer" },
      latest_invoice: { object: "invoice", payments: { data: [{ object: "invoice_payment", status: "paid" }] } },
    });
  });

  it("adds lists that are not shown otherwise", async () => {
    const plain = await target.stripe.customers.retrieve(customer);
    expect(plain).not.toHaveProperty("subscriptions");
    const asked = await target.stripe.customers.retrieve(customer, { expand: ["subscriptions", "tax_ids"] });
    expect(asked).toMatchObject({ subscriptions: { data: [{ status: "active" }] }, tax_ids: { data: [] } });
  });

  it("refuses what is no reference", async () => {
    const refusal = await refusalOf(target.stripe.customers.retrieve(customer, { expand: ["email.domain"] }));
    expect(refusal).toMatchObject({ statusCode: 400, type: "StripeInvalidRequestError" });
    expect(refusal.message).toMatch(/^This property cannot be expanded/);
  });

  it("refuses more than four levels", async () => {
    const expand = ["data.items.data.price.product"];
    expect((await refusalOf(target.stripe.subscriptions.list({ customer, expand }))).message).toBe(
      "You cannot expand more than 4 levels of a property. Property: data.items.data.price.product",
    );
  });
});

describe("A list", () => {
  it("goes back from newest to oldest, a page at a time", async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const made: string[] = [];
    for (let count = 0; count < 5; count++) made.unshift((await target.stripe.customers.create({ email })).id);
    const first = await target.stripe.customers.list({ email, limit: 2 });
    expect(first).toMatchObject({ has_more: true, data: [{ id: made[0] }, { id: made[1] }] });
    const next = await target.stripe.customers.list({ email, limit: 10, starting_after: made[1] });
    expect(next.data.map(({ id }) => id)).toEqual(made.slice(2));
    expect(next.has_more).toBe(false);
    const back = await target.stripe.customers.list({ email, limit: 2, ending_before: made[3] });
    expect(back.data.map(({ id }) => id)).toEqual(made.slice(1, 3));
    const all = await target.stripe.customers.list({ email, limit: 2 }).autoPagingToArray({ limit: 100 });
    expect(all.map(({ id }) => id)).toEqual(made);
  });
});

describe("Prices", () => {
  it("are found by lookup key, which can move to a new price", async () => {
    const key = `contract_${crypto.randomUUID()}`;
    const product = String(shop.starter.product);
    const data = {
      product,
      currency: "eur",
      unit_amount: 100,
      recurring: { interval: "month" as const },
      lookup_key: key,
    };
    const old = await target.stripe.prices.create(data);
    expect(await refusalOf(target.stripe.prices.create(data))).toMatchObject({ statusCode: 400 });
    const renewed = await target.stripe.prices.create({ ...data, unit_amount: 200, transfer_lookup_key: true });
    expect((await target.stripe.prices.list({ lookup_keys: [key] })).data.map(({ id }) => id)).toEqual([renewed.id]);
    expect((await target.stripe.prices.retrieve(old.id)).lookup_key).toBeNull();
  });
});

describe("Metadata", () => {
  it("merges, loses a key by an empty value, and all of them by an empty text", async () => {
    const { id } = await target.stripe.customers.create({ metadata: { a: "1", b: "2" } });
    const merged = await target.stripe.customers.update(id, { metadata: { b: "", c: "3" } });
    expect(merged.metadata).toEqual({ a: "1", c: "3" });
    expect((await target.stripe.customers.update(id, { metadata: "" })).metadata).toEqual({});
  });
});

describe("Metadata of fifty keys", () => {
  it("takes no more, however few come at a time", async () => {
    const keys = (count: number, prefix: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, "x"]));
    const { id } = await target.stripe.customers.create({ metadata: keys(45, "a") });
    expect(await refusalOf(target.stripe.customers.update(id, { metadata: keys(6, "b") }))).toMatchObject({
      statusCode: 400,
      param: "metadata",
    });
    const { metadata } = await target.stripe.customers.update(id, { metadata: { ...keys(5, "b"), a0: "" } });
    expect(Object.keys(metadata)).toHaveLength(49);
  });
});

describe("A customer", () => {
  it("has from the beginning what its invoices are to say", async () => {
    const invoice_settings = { footer: "Thank you", custom_fields: [{ name: "Order", value: "7" }] };
    const made = await target.stripe.customers.create({ business_name: "Lovelace Ltd", invoice_settings });
    expect(made).toMatchObject({ business_name: "Lovelace Ltd", invoice_settings });
    expect(await target.stripe.customers.update(made.id, { invoice_settings: { footer: "" } })).toMatchObject({
      invoice_settings: { footer: null, custom_fields: [{ name: "Order", value: "7" }] },
    });
  });
});

describe("A deleted customer", () => {
  it("can be read as deleted, and is gone for everything else", async () => {
    const { id } = await target.stripe.customers.create({});
    expect(await target.stripe.customers.del(id)).toMatchObject({ id, deleted: true });
    expect(await target.stripe.customers.retrieve(id)).toMatchObject({ id, object: "customer", deleted: true });
    expect(await refusalOf(target.stripe.customers.update(id, { name: "Ada" }))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
    });
  });
});

import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openShop } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

const visa = { number: "4242424242424242", expiry: "08/29", cvc: "123", name: "Ada Lovelace" };
const berlin = {
  line1: "Unter den Linden 1",
  line2: null,
  city: "Berlin",
  postal_code: "10117",
  state: null,
  country: "DE",
};
const typed = {
  billing_line1: "Unter den Linden 1",
  billing_city: "Berlin",
  billing_postal_code: "10117",
  billing_country: "de",
};

async function start(more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const session = await shop.stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price: shop.prices.pro, quantity: 1 }],
    success_url: "https://shop.test/welcome",
    ...more,
  });
  return { session, visitor: await Visitor.open(session.url ?? "") };
}
const read = (id: string) => shop.stripe.checkout.sessions.retrieve(id);
const newCustomer = async (more: Stripe.CustomerCreateParams = {}) =>
  (await shop.stripe.customers.create({ email: "ada@example.com", ...more })).id;
const customerOf = async (id: string) => (await shop.stripe.customers.retrieve(id)) as Stripe.Customer;
const updatesOf = async (id: string) =>
  (await shop.stripe.events.list({ type: "customer.updated", limit: 100 })).data
    .filter(({ data }) => (data.object as Stripe.Customer).id === id)
    .map(({ data }) => Object.keys(data.previous_attributes ?? {}));

describe("A Checkout with automatic tax", () => {
  const taxed = { automatic_tax: { enabled: true } };

  it("asks a customer where they are, and writes it and the name down where it may", async () => {
    const customer = await newCustomer();
    const { session, visitor } = await start({
      ...taxed,
      customer,
      customer_update: { address: "auto", name: "auto" },
    });
    await visitor.press("Subscribe", visa);
    expect([visitor.status, visitor.text]).toEqual([422, expect.stringContaining("Enter two letters, such as DE.")]);
    await visitor.press("Subscribe", { ...visa, billing_country: "US" });
    expect(visitor.text).toContain("Fill in this field.");
    await visitor.press("Subscribe", { ...visa, billing_country: "DE", billing_postal_code: "10117" });
    const done = await read(session.id);
    const address = { city: null, country: "DE", line1: null, line2: null, postal_code: "10117", state: null };
    expect(done).toMatchObject({
      status: "complete",
      automatic_tax: { enabled: true, liability: { type: "self" }, status: "complete" },
      total_details: { amount_tax: 0 },
      customer_details: { name: "Ada Lovelace", email: "ada@example.com", address },
    });
    expect(await customerOf(customer)).toMatchObject({ name: "Ada Lovelace", address });
    expect(await updatesOf(customer)).toContainEqual(["address", "name"]);
    const subscription = await shop.stripe.subscriptions.retrieve(String(done.subscription));
    expect(subscription.automatic_tax.enabled).toBe(true);
    const invoice = await shop.stripe.invoices.retrieve(String(done.invoice));
    expect(invoice).toMatchObject({ automatic_tax: { enabled: true, status: "complete" }, customer_address: address });
  });

  it("asks nobody whose address it knows and may not change", async () => {
    const customer = await newCustomer({ address: { ...berlin, line2: "", state: "" } });
    const { visitor } = await start({ ...taxed, customer });
    expect(visitor.text).not.toContain("Country");
    await visitor.press("Subscribe", visa);
    expect(visitor.url).toBe("https://shop.test/welcome");
    expect((await customerOf(customer)).name).toBeNull();
  });

  it("shows an address that is known, to be changed", async () => {
    const customer = await newCustomer({ address: { ...berlin, line2: "", state: "" } });
    const { visitor } = await start({ ...taxed, customer, customer_update: { address: "auto" } });
    expect(visitor.html).toContain('value="Unter den Linden 1"');
    await visitor.press("Subscribe", { ...visa, billing_city: "Potsdam" });
    expect(await customerOf(customer)).toMatchObject({ name: null, address: { ...berlin, city: "Potsdam" } });
  });

  it("asks a stranger, who becomes a customer with that address", async () => {
    const { session, visitor } = await start(taxed);
    await visitor.press("Subscribe", { ...visa, email: "eve@example.com", billing_country: "FR" });
    const { customer } = await read(session.id);
    expect(await customerOf(String(customer))).toMatchObject({ name: "Ada Lovelace", address: { country: "FR" } });
  });
});

describe("A Checkout that wants an address", () => {
  it("asks for all of the billing address, and keeps it for the card where the customer's may not change", async () => {
    const customer = await newCustomer();
    const { session, visitor } = await start({ customer, billing_address_collection: "required" });
    await visitor.press("Subscribe", { ...visa, billing_country: "DE" });
    expect(visitor.text.match(/Fill in this field\./g)).toHaveLength(2);
    await visitor.press("Subscribe", { ...visa, ...typed });
    expect((await read(session.id)).customer_details?.address).toEqual(berlin);
    expect((await customerOf(customer)).address).toBeNull();
    const [card] = (await shop.stripe.customers.listPaymentMethods(customer)).data;
    expect(card?.billing_details).toMatchObject({ name: "Ada Lovelace", address: berlin });
  });

  it("asks where to send it, among the countries it is sent to", async () => {
    const customer = await newCustomer();
    const { session, visitor } = await start({
      customer,
      shipping_address_collection: { allowed_countries: ["DE"] },
      customer_update: { shipping: "auto" },
    });
    const parcel = { shipping_name: "Ada King", shipping_line1: "Unter den Linden 1", shipping_city: "Berlin" };
    await visitor.press("Subscribe", { ...visa, ...parcel, shipping_country: "FR" });
    expect(visitor.text).toContain("We do not deliver there.");
    await visitor.press("Subscribe", { ...visa, ...parcel, shipping_postal_code: "10117", shipping_country: "DE" });
    expect((await customerOf(customer)).shipping).toMatchObject({ name: "Ada King", address: berlin });
    expect((await read(session.id)).collected_information?.shipping_details?.name).toBe("Ada King");
  });

  it("lets a business say its name and tax ID", async () => {
    const customer = await newCustomer();
    const { session, visitor } = await start({
      customer,
      customer_update: { name: "auto" },
      tax_id_collection: { enabled: true },
    });
    await visitor.press("Subscribe", { ...visa, business_name: "Lovelace Ltd", tax_value: "12" });
    expect(visitor.text).toContain("This is not a tax ID of that kind.");
    await visitor.press("Subscribe", { ...visa, business_name: "Lovelace Ltd", tax_value: "DE123456789" });
    expect((await read(session.id)).customer_details).toMatchObject({
      name: "Lovelace Ltd",
      business_name: "Lovelace Ltd",
      tax_ids: [{ type: "eu_vat", value: "DE123456789" }],
    });
    expect((await customerOf(customer)).name).toBe("Lovelace Ltd");
  });
});

describe("A Checkout with a discount", () => {
  it("says what it comes to, before and after", async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 50, duration: "once" });
    const { session, visitor } = await start({ discounts: [{ coupon: coupon.id }] });
    expect(session).toMatchObject({
      amount_subtotal: 2900,
      amount_total: 1450,
      total_details: { amount_discount: 1450 },
    });
    expect(visitor.text).toContain("Due today: €14.50");
    await visitor.press("Subscribe", { ...visa, email: "bob@example.com" });
    expect(await read(session.id)).toMatchObject({ amount_total: 1450, total_details: { amount_discount: 1450 } });
  });
});

import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openShop, visitPortal } from "../testing/shop";

const shop = await openShop();
afterAll(() => shop.close());

async function visit() {
  const visit = await visitPortal(shop);
  await visit.visitor.follow("Update information");
  return visit;
}

describe("billing information", () => {
  it("changes address and e-mail, and empties what was cleared", async () => {
    const { visitor, customer } = await visit();
    const typed = { email: "new@example.com", name: "", line1: "Long Street 1", city: "Berlin", country: "de" };
    await visitor.press("Save", typed);
    expect(visitor.text).toContain("new@example.com Long Street 1 Berlin DE");
    expect(await shop.stripe.customers.retrieve(customer)).toMatchObject({
      email: "new@example.com",
      name: null,
      address: { line1: "Long Street 1", city: "Berlin", country: "DE", postal_code: null },
    });
  });

  it("is told by an event with a key and no request, as Stripe's hosted pages tell theirs", async () => {
    const { visitor, customer } = await visit();
    await visitor.press("Save", { name: "Ada King" });
    const { data } = await shop.stripe.events.list({ type: "customer.updated", limit: 1 });
    expect(data).toMatchObject([{ data: { object: { id: customer } }, request: { id: null } }]);
    expect(data[0]?.request?.idempotency_key).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it("says where things are sent to, all of it or nothing", async () => {
    const { visitor, customer } = await visit();
    await visitor.press("Save", { shipping_name: "Ada King", shipping_country: "DE" });
    expect(visitor.status).toBe(422);
    expect(visitor.text.match(/Fill in this field\./g)).toHaveLength(2);
    expect(visitor.html).toContain('value="Ada King"');
    const parcel = { shipping_line1: "Long Street 1", shipping_postal_code: "10117", shipping_city: "Berlin" };
    await visitor.press("Save", parcel);
    expect(visitor.text).toContain("Shipping address Ada King Long Street 1 10117 Berlin DE");
    const shippingOf = async () => (await shop.stripe.customers.retrieve(customer)) as Stripe.Customer;
    expect((await shippingOf()).shipping).toMatchObject({ name: "Ada King", address: { city: "Berlin", line2: null } });

    await visitor.follow("Update information");
    await visitor.press("Save", { name: "Ada King", email: "" });
    expect(visitor.html).toContain('value="10117"');
    const emptied = Object.fromEntries(Object.keys(parcel).map((field) => [field, ""]));
    await visitor.press("Save", { email: "a@example.com", ...emptied, shipping_name: "", shipping_country: "" });
    expect((await shippingOf()).shipping).toBeNull();
  });

  it("keeps what was typed when something is wrong", async () => {
    const { visitor } = await visit();
    await visitor.press("Save", { email: "nobody", country: "Germany", city: "Köln" });
    expect(visitor.status).toBe(422);
    expect(visitor.text).toContain("Enter an e-mail address");
    expect(visitor.text).toContain("Enter two letters");
    expect(visitor.html).toContain('value="Köln"');
  });

  it("adds a tax ID and removes it", async () => {
    const { visitor, customer } = await visit();
    await visitor.press("Save", { tax_value: "DE123456789" });
    expect((await shop.stripe.customers.listTaxIds(customer)).data).toMatchObject([{ value: "DE123456789" }]);
    await visitor.press("Remove DE123456789");
    expect((await shop.stripe.customers.listTaxIds(customer)).data).toEqual([]);
  });

  it("refuses a tax ID that cannot be one, and saves nothing", async () => {
    const { visitor, customer } = await visit();
    await visitor.press("Save", { name: "Somebody Else", tax_value: "12" });
    expect(visitor.text).toContain("Invalid value for eu_vat.");
    expect(await shop.stripe.customers.retrieve(customer)).toMatchObject({ name: "Ada Lovelace" });
  });
});

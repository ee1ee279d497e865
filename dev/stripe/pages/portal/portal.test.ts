import { afterAll, describe, expect, it } from "vitest";
import { openShop, portalLink, subscriber, visitPortal } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

const visit = () => visitPortal(shop);

describe("the portal's home", () => {
  it("says what the customer has, what comes next, and how to go back", async () => {
    const { visitor } = await visit();
    expect(visitor.status).toBe(200);
    expect(visitor.text).toContain("Your plan and your invoices");
    expect(visitor.text).toMatch(/Starter €9\.00 a month Your plan renews on \w+ \d+, \d{4} for €9\.00 a month\./);
    expect(visitor.text).toContain("Visa ending 4242");
    await visitor.follow("Return to Portico");
    expect(visitor.url).toBe("https://shop.test/account");
  });

  it("leads to the business's terms and its privacy policy", async () => {
    const { id: configuration } = await shop.stripe.billingPortal.configurations.create({
      business_profile: {
        privacy_policy_url: "https://shop.test/privacy",
        terms_of_service_url: "https://shop.test/terms",
      },
      default_return_url: "https://shop.test/account",
      features: { invoice_history: { enabled: true } },
    });
    const { customer } = await subscriber(shop);
    for (const [name, path] of [
      ["Terms of service", "terms"],
      ["Privacy policy", "privacy"],
    ] as const) {
      const visitor = await Visitor.open(await portalLink(shop, customer, { configuration }));
      await visitor.follow(name);
      expect(visitor.url).toBe(`https://shop.test/${path}`);
    }
  });

  it("shows a platform only what was sold for the account that the visit is for", async () => {
    const { stripe, prices } = shop;
    const { customer } = await subscriber(shop);
    const sold = { items: [{ price: prices.pro }], on_behalf_of: "acct_merchant" };
    await stripe.subscriptions.create({ customer, ...sold });
    const all = await Visitor.open(await portalLink(shop, customer));
    expect(all.text).toMatch(/Pro €29\.00 .*Starter €9\.00/);
    const theirs = await Visitor.open(await portalLink(shop, customer, { on_behalf_of: "acct_merchant" }));
    expect(theirs.text).toContain("Pro €29.00");
    expect(theirs.text).not.toContain("€9.00");
  });

  it("shows the newest ten invoices, and all of them on request", async () => {
    const { subscription, customer } = await subscriber(shop);
    for (let seats = 2; seats <= 11; seats++) {
      const item = (await shop.stripe.subscriptions.retrieve(subscription)).items.data[0]?.id;
      await shop.stripe.subscriptions.update(subscription, {
        items: [{ id: item, quantity: seats }],
        proration_behavior: "always_invoice",
      });
    }
    const visitor = await Visitor.open(await portalLink(shop, customer));
    expect(visitor.text.match(/Download PDF/g)).toHaveLength(10);
    await visitor.follow("Show all 11 invoices");
    expect(visitor.text.match(/Download PDF/g)).toHaveLength(11);
  });

  it("lets a plan be paid that has not begun, and promises no renewal", async () => {
    const { stripe, prices } = shop;
    const { id: customer } = await stripe.customers.create({ email: "eve@example.com" });
    const items = [{ price: prices.pro }];
    const { id } = await stripe.subscriptions.create({ customer, items, payment_behavior: "default_incomplete" });
    const visitor = await Visitor.open(await portalLink(shop, customer));
    expect(visitor.text).toContain("Pro €29.00 a month Your plan begins when its first invoice is paid.");
    for (const action of ["Your plan renews", "Update plan", "Pause plan"]) expect(visitor.text).not.toContain(action);
    await visitor.follow("Pay invoice");
    await visitor.press("Pay €29.00", { number: "4242424242424242", expiry: "08/29", cvc: "123" });
    expect((await stripe.subscriptions.retrieve(id)).status).toBe("active");
  });

  it("offers only what the configuration allows", async () => {
    const { stripe } = shop;
    const off = { enabled: false };
    const bare = await stripe.billingPortal.configurations.create({
      name: "Portico",
      default_return_url: "https://shop.test/account",
      features: { invoice_history: off, payment_method_update: off, customer_update: off, subscription_cancel: off },
    });
    const person = await subscriber(shop);
    const link = await portalLink(shop, person.customer, { configuration: bare.id });
    const visitor = await Visitor.open(link);
    for (const word of [
      "Update plan",
      "Cancel plan",
      "Pause plan",
      "Payment methods",
      "Billing information",
      "Invoice",
    ]) {
      expect(visitor.text).not.toContain(word);
    }
    const home = visitor.url;
    for (const path of ["cancel", "update", "pause"]) {
      const stray = await Visitor.open(`${home}/subscriptions/${person.subscription}/${path}`);
      expect(stray.url).toBe(home);
    }
  });
});

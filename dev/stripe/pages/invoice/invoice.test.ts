import { afterAll, describe, expect, it } from "vitest";
import { openShop, portalLink, subscriber } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

/** A plan whose first invoice could not be paid. */
async function owing() {
  const { stripe, prices } = shop;
  const customer = await stripe.customers.create({ email: "ada@example.com" });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: prices.starter }],
    payment_behavior: "default_incomplete",
  });
  const invoice = await stripe.invoices.retrieve(String(subscription.latest_invoice));
  return { customer: customer.id, subscription: subscription.id, invoice };
}

describe("an invoice's page", () => {
  it("is reached from the portal and says what was paid", async () => {
    const { customer } = await subscriber(shop);
    const [invoice] = (await shop.stripe.invoices.list({ customer })).data;
    const visitor = await Visitor.open(await portalLink(shop, customer));
    await visitor.follow(`View invoice ${invoice?.number}`);
    expect(visitor.text).toContain(`Invoice ${invoice?.number} from Portico €9.00 Paid`);
    expect(visitor.text).not.toContain("Pay this invoice");
  });

  it("takes a card for an open invoice and starts the plan", async () => {
    const { invoice, subscription } = await owing();
    const visitor = await Visitor.open(invoice.hosted_invoice_url ?? "");
    await visitor.press("Pay €9.00", { number: "4000000000000002", expiry: "08/29", cvc: "123" });
    expect(visitor.status).toBe(402);
    expect(visitor.text).toContain("Your card was declined.");
    await visitor.press("Pay €9.00", { number: "4242424242424242", expiry: "08/29", cvc: "123" });
    expect(visitor.text).toContain("€9.00 Paid");
    expect((await shop.stripe.subscriptions.retrieve(subscription)).status).toBe("active");
  });

  it("pays with a saved card by one button", async () => {
    const { invoice, customer } = await owing();
    await shop.stripe.paymentMethods.attach("pm_card_visa", { customer });
    const visitor = await Visitor.open(invoice.hosted_invoice_url ?? "");
    await visitor.press("Pay €9.00 with Visa ending 4242");
    expect((await shop.stripe.invoices.retrieve(invoice.id)).status).toBe("paid");
  });

  it("says what was given back, and when", async () => {
    const { customer } = await subscriber(shop);
    const [invoice] = (await shop.stripe.invoices.list({ customer })).data;
    const [charge] = (await shop.stripe.charges.list({ customer })).data;
    const refund = (amount: number) => shop.stripe.refunds.create({ charge: charge?.id, amount });
    await refund(400);
    expect((await Visitor.open(invoice?.hosted_invoice_url ?? "")).text).toMatch(
      /Partly refunded .*Refunded on \w+ \d+, \d{4} €4\.00/,
    );
    await refund(500);
    const whole = await Visitor.open(invoice?.hosted_invoice_url ?? "");
    expect(whole.text).toMatch(/€9\.00 Refunded .*€4\.00 Refunded on .*€5\.00/);
  });

  it("says what is kept as credit, and what was paid with it", async () => {
    const { customer, subscription } = await subscriber(shop, shop.prices.pro);
    const change = async (price: string) => {
      const [item] = (await shop.stripe.subscriptions.retrieve(subscription)).items.data;
      const items = [{ id: item?.id, price }];
      await shop.stripe.subscriptions.update(subscription, { items, proration_behavior: "always_invoice" });
      const [invoice] = (await shop.stripe.invoices.list({ customer })).data;
      return (await Visitor.open(invoice?.hosted_invoice_url ?? "")).text;
    };
    expect(await change(shop.prices.starter)).toMatch(/Total -€20\.00 Kept as credit €20\.00 Amount due €0\.00/);
    expect(await change(shop.prices.pro)).toMatch(/Total €20\.00 Paid with credit -€20\.00 Amount due €0\.00/);
  });

  it("comes as a PDF", async () => {
    const { invoice } = await owing();
    const answer = await fetch(invoice.invoice_pdf ?? "");
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  it("is found by its own address only", async () => {
    expect((await Visitor.open(`${shop.url}/invoice/acct_x/test_x`)).status).toBe(404);
  });
});

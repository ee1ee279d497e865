import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { openShop } from "../testing/shop";
import { Visitor } from "../testing/visitor";
import { successUrl } from "./checkout-routes";

const shop = await openShop();
afterAll(() => shop.close());

const visa = { number: "4242424242424242", expiry: "08/29", cvc: "123" };

async function start(more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const session = await shop.stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price: shop.prices.pro, quantity: 1 }],
    success_url: "https://shop.test/welcome?session={CHECKOUT_SESSION_ID}",
    cancel_url: "https://shop.test/pricing",
    ...more,
  });
  return { session, visitor: await Visitor.open(session.url ?? "") };
}
const read = (id: string) => shop.stripe.checkout.sessions.retrieve(id);

describe("Checkout", () => {
  it("sells a plan and returns to the shop with the session's id", async () => {
    const { session, visitor } = await start();
    expect(visitor.text).toContain("Subscribe to Pro");
    expect(visitor.text).toContain("€29.00 a month");
    await visitor.press("Subscribe", { email: "bob@example.com", ...visa });
    expect(visitor.url).toBe(`https://shop.test/welcome?session=${session.id}`);
    const done = await read(session.id);
    expect(done).toMatchObject({ status: "complete", payment_status: "paid" });
    const subscription = await shop.stripe.subscriptions.retrieve(String(done.subscription));
    expect(subscription).toMatchObject({ status: "active", items: { data: [{ price: { id: shop.prices.pro } }] } });
  });

  it("does all under one key that belongs to no request, and completes without", async () => {
    const { visitor } = await start();
    await visitor.press("Subscribe", { email: "carl@example.com", ...visa });
    const requestOf = async (type: Stripe.Event.Type) =>
      (await shop.stripe.events.list({ type, limit: 1 })).data[0]?.request;
    const request = await requestOf("customer.subscription.created");
    expect(request).toEqual({ id: null, idempotency_key: expect.any(String) });
    expect(await requestOf("payment_method.attached")).toEqual(request);
    expect(await requestOf("invoice.paid")).toEqual(request);
    expect(await requestOf("checkout.session.completed")).toEqual({ id: null, idempotency_key: null });
  });

  it("stays open when the card is declined", async () => {
    const { session, visitor } = await start();
    await visitor.press("Subscribe", { email: "bob@example.com", ...visa, number: "4000000000000002" });
    expect(visitor.status).toBe(402);
    expect(visitor.text).toContain("Your card was declined.");
    expect(visitor.html).toContain('value="bob@example.com"');
    expect((await read(session.id)).status).toBe("open");
  });

  it("says what is missing", async () => {
    const { visitor } = await start();
    await visitor.press("Subscribe");
    expect(visitor.text).toContain("Enter an e-mail address");
    expect(visitor.text).toContain("This card number is not complete");
  });

  it("leads back without buying", async () => {
    const { session, visitor } = await start();
    await visitor.follow("Back to Portico");
    expect(visitor.url).toBe("https://shop.test/pricing");
    expect((await read(session.id)).status).toBe("open");
  });

  it("shows the trial before it starts it", async () => {
    const customer = await shop.stripe.customers.create({ email: "eve@example.com" });
    const { session, visitor } = await start({ customer: customer.id, subscription_data: { trial_period_days: 14 } });
    expect(visitor.text).toContain("14 days free, then €29.00 a month.");
    expect(visitor.text).toContain("Due today: €0.00");
    expect(visitor.text).toContain("E-mail: eve@example.com");
    await visitor.press("Start trial", visa);
    const { subscription } = await read(session.id);
    expect((await shop.stripe.subscriptions.retrieve(String(subscription))).status).toBe("trialing");
  });

  it("takes a promotion code when the shop allows it", async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 50, duration: "once" });
    await shop.stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "HALF" });
    const { session, visitor } = await start({ allow_promotion_codes: true });
    const typed = { email: "bob@example.com", ...visa };
    await visitor.press("Subscribe", { ...typed, promotion_code: "NOPE" });
    expect(visitor.text).toContain("This promotion code is not valid.");
    await visitor.press("Subscribe", { ...typed, promotion_code: "half" });
    const done = await read(session.id);
    expect((await shop.stripe.invoices.retrieve(String(done.invoice))).total).toBe(1450);
  });

  it("is over when it was used or has expired", async () => {
    const used = await start();
    await used.visitor.press("Subscribe", { email: "bob@example.com", ...visa });
    const again = await Visitor.open(used.session.url ?? "");
    expect([again.status, again.text]).toEqual([410, expect.stringContaining("You have completed this order.")]);
    const old = await start();
    await shop.stripe.checkout.sessions.expire(old.session.id);
    const late = await Visitor.open(old.session.url ?? "");
    expect(late.text).toContain("This page has expired.");
  });
});

describe("successUrl", () => {
  it.each([["https://a.test/?s={CHECKOUT_SESSION_ID}"], ["https://a.test/?s=%7BCHECKOUT_SESSION_ID%7D"]])(
    "fills in %s",
    (success_url) => {
      expect(successUrl({ id: "cs_1", success_url } as Stripe.Checkout.Session)).toBe("https://a.test/?s=cs_1");
    },
  );
});

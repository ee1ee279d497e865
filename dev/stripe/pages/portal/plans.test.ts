import { afterAll, describe, expect, it } from "vitest";
import { openShop, visitPortal } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

const visit = () => visitPortal(shop);

describe("switching plans", () => {
  it("shows what it costs, then makes the switch and bills it", async () => {
    const { visitor, subscription, customer } = await visit();
    await visitor.follow("Update plan");
    await visitor.press("Select Pro");
    await visitor.press("Continue");
    expect(visitor.text).toMatch(/New plan: Pro €29\.00 a month .*Amount due today €20\.00/);
    await visitor.press("Confirm");
    expect(visitor.text).toContain("Pro €29.00 a month");
    const updated = await shop.stripe.subscriptions.retrieve(subscription);
    expect(updated.items.data[0]?.price.id).toBe(shop.prices.pro);
    const invoices = await shop.stripe.invoices.list({ customer });
    expect(invoices.data.map(({ total, status }) => [total, status])).toEqual([
      [2000, "paid"],
      [900, "paid"],
    ]);
  });

  it("changes the quantity within its limits", async () => {
    const { visitor, subscription } = await visit();
    await visitor.follow("Update plan");
    await visitor.press("Continue", { quantity: "11" });
    expect(visitor.status).toBe(422);
    expect(visitor.text).toContain("Enter a whole number from 1 to 10.");
    await visitor.press("Continue", { quantity: "3" });
    await visitor.press("Confirm");
    expect(visitor.text).toContain("€27.00 a month · 3 × €9.00 a month");
    const updated = await shop.stripe.subscriptions.retrieve(subscription);
    expect(updated.items.data[0]?.quantity).toBe(3);
  });

  it("takes a promotion code off the bill it shows and the bill it sends", async () => {
    const { coupons, promotionCodes, invoices } = shop.stripe;
    const coupon = await coupons.create({ percent_off: 50, duration: "once" });
    await promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "HALF" });
    const { visitor, customer } = await visit();
    await visitor.follow("Update plan");
    await visitor.follow("Yearly");
    await visitor.press("Select Pro");
    await visitor.press("Continue", { promotion_code: "NOPE" });
    expect(visitor.text).toContain("This promotion code is not valid.");
    await visitor.press("Continue", { promotion_code: "half" });
    // half of the year's 290.00, less the 9.00 of Starter that were paid
    expect(visitor.text).toMatch(/Discount -€145\.00 Amount due today €136\.00/);
    expect((await coupons.retrieve(coupon.id)).times_redeemed).toBe(0);
    await visitor.press("Confirm");
    expect((await invoices.list({ customer })).data[0]?.total).toBe(13_600);
    expect((await coupons.retrieve(coupon.id)).times_redeemed).toBe(1);
  });

  it("shows the rest of a period net of its discount, as the bill does", async () => {
    const { visitor, subscription, customer } = await visit();
    const coupon = await shop.stripe.coupons.create({ percent_off: 50, duration: "forever" });
    await shop.stripe.subscriptions.update(subscription, { discounts: [{ coupon: coupon.id }] });
    await visitor.follow("Update plan");
    await visitor.press("Select Pro");
    await visitor.press("Continue");
    // half of Pro's 29.00, less the 9.00 that were paid before there was a discount
    expect(visitor.text).toMatch(/Remaining time on Pro .*€14\.50 Amount due today €5\.50/);
    await visitor.press("Confirm");
    expect((await shop.stripe.invoices.list({ customer })).data[0]?.total).toBe(550);
  });

  it("asks the bank first where the card wants it, and lets the change wait when the bank is not convinced", async () => {
    const { visitor, subscription, customer } = await visit();
    const card = await shop.stripe.paymentMethods.attach("pm_card_authenticationRequired", { customer });
    await shop.stripe.customers.update(customer, { invoice_settings: { default_payment_method: card.id } });
    const toConfirm = async () => {
      await visitor.follow("Update plan");
      await visitor.press("Select Pro");
      await visitor.press("Continue");
      await visitor.press("Confirm");
    };
    await toConfirm();
    await visitor.press("Fail");
    expect(visitor.text).toContain("Your bank did not confirm it.");
    const waiting = await shop.stripe.subscriptions.retrieve(subscription);
    expect(waiting.items.data[0]?.price.id).toBe(shop.prices.starter);
    expect(waiting.pending_update?.subscription_items?.[0]?.price.id).toBe(shop.prices.pro);
    await visitor.follow("Go back");
    await visitor.follow("Go back");
    expect(visitor.text).toContain("Your change to Pro waits for its payment");
    await toConfirm();
    await visitor.press("Complete");
    const changed = await shop.stripe.subscriptions.retrieve(subscription);
    expect([changed.items.data[0]?.price.id, changed.pending_update]).toEqual([shop.prices.pro, null]);
    const { data } = await shop.stripe.invoices.list({ customer });
    expect(data.map(({ status }) => status)).toEqual(["paid", "void", "paid"]);
  });

  it("says so when nothing would change", async () => {
    const { visitor } = await visit();
    await visitor.follow("Update plan");
    await visitor.press("Continue");
    expect(visitor.text).toContain("That is the plan you have now.");
  });

  it("offers yearly prices on their own tab", async () => {
    const { visitor } = await visit();
    await visitor.follow("Update plan");
    await visitor.follow("Yearly");
    await visitor.press("Select Pro");
    await visitor.press("Continue");
    expect(visitor.text).toContain("New plan: Pro €290.00 a year");
  });

  it("never takes a price that is not offered", async () => {
    const { visitor, subscription } = await visit();
    const stray = await Visitor.open(`${visitor.url}/subscriptions/${subscription}/confirm?price=price_other`);
    expect(stray.status).toBe(422);
    expect(stray.text).toContain("Choose a plan");
  });
});

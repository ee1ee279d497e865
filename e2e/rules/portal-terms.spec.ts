import { advanceClock } from "../local-stripe";
import { newLink } from "../mailbox";
import { PortalFlow } from "../pages/portal-flow";
import { portalLink, subscribe } from "../shop";
import { expect, test } from "../shop-fixtures";

test("a confirmed change shows its discount before it is agreed to, and bills it", async ({ page, shop }) => {
  const { customer, subscription, item: id } = await subscribe(shop);
  const coupon = await shop.stripe.coupons.create({ percent_off: 50, duration: "once" });
  const link = await portalLink(shop, customer, {
    flow_data: {
      type: "subscription_update_confirm",
      subscription_update_confirm: {
        subscription,
        items: [{ id, price: shop.prices.proYearly }],
        discounts: [{ coupon: coupon.id }],
      },
    },
  });
  await page.goto(link);
  // half of the year's 290.00, less the 9.00 of Starter that were paid
  await expect(page.getByRole("row", { name: "Discount" })).toContainText("-€145.00");
  await expect(page.getByRole("row", { name: "Amount due today" })).toContainText("€136.00");
  const flow = new PortalFlow(page);
  await flow.confirm("Pro");
  await flow.expectHome();
  const { data } = await shop.stripe.invoices.list({ customer });
  expect(data.map(({ total, status }) => [total, status])).toEqual([
    [13_600, "paid"],
    [900, "paid"],
  ]);
  expect((await shop.stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(1);
});

test("a customer about to leave stays for a coupon", async ({ page, shop }) => {
  const { customer, subscription } = await subscribe(shop);
  const coupon = await shop.stripe.coupons.create({ percent_off: 20, duration: "forever", name: "Stay with us" });
  const retention = { type: "coupon_offer" as const, coupon_offer: { coupon: coupon.id } };
  const link = await portalLink(shop, customer, {
    flow_data: { type: "subscription_cancel", subscription_cancel: { subscription, retention } },
  });
  await page.goto(link);
  const flow = new PortalFlow(page);
  await flow.acceptOffer("Stay and get 20% off");
  await flow.expectHome();
  const kept = await shop.stripe.subscriptions.retrieve(subscription, { expand: ["discounts"] });
  expect(kept.discounts).toMatchObject([{ source: { coupon: coupon.id } }]);
  expect([kept.status, kept.cancel_at]).toEqual(["active", null]);
});

test("a visit on behalf of a merchant shows what that merchant sold", async ({ page, shop }) => {
  const { customer } = await subscribe(shop);
  const on_behalf_of = "acct_merchant";
  await shop.stripe.subscriptions.create({ customer, items: [{ price: shop.prices.pro }], on_behalf_of });
  const plans = page.getByRole("region", { name: "Current plan" }).getByRole("heading", { level: 3 });
  const invoices = page.getByRole("region", { name: "Invoice history" }).getByRole("listitem");

  await page.goto(await portalLink(shop, customer, { on_behalf_of }));
  await expect(plans).toHaveText(["Pro"]);
  await expect(invoices).toHaveCount(1);
  await expect(invoices).toContainText("€29.00");

  await page.goto(await portalLink(shop, customer));
  await expect(plans).toHaveCount(2);
  await expect(invoices).toHaveCount(2);
});

test.describe("an expired link", () => {
  test.use({ expectedErrors: [/status of 410/] });

  test("gets its customer a new one by mail", async ({ page, shop }) => {
    const { customer, email } = await subscribe(shop);
    const link = await portalLink(shop, customer, { after_expiration: { type: "customer_login", customer_login: {} } });
    await advanceClock(shop.key, 301);
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has expired");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send a new link" }).click();
    await expect(page.getByRole("status")).toContainText("a new link is on its way");

    await page.goto(await newLink(email));
    await new PortalFlow(page).expectHome();
    await expect(page.getByText(email)).toBeVisible();
  });
});

import type { Page } from "@playwright/test";
import type Stripe from "stripe";
import { fillCard } from "../pages/card";
import { goodCard } from "../pages/checkout-page";
import type { Shop } from "../shop";
import { expect, test } from "../shop-fixtures";

const secureCard = "4000 0025 0000 3155";
const declinedCard = "4000 0000 0000 0002";

/** Opens Checkout for Pro, as a stranger. */
async function open(page: Page, { stripe, prices, site }: Shop, more: Stripe.Checkout.SessionCreateParams = {}) {
  const { id, url } = await stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price: prices.pro, quantity: 1 }],
    success_url: `${site}/welcome?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${site}/pricing`,
    ...more,
  });
  await page.goto(url ?? "");
  await page.getByLabel("E-mail").fill("bob@example.com");
  return id;
}

async function pay(page: Page, card: string, button = "Subscribe") {
  await fillCard(page, card);
  await page.getByRole("button", { name: button }).click();
}

/** What was sold, once the visitor is back at the shop. */
async function sold(page: Page, { stripe, site }: Shop, id: string) {
  await expect(page).toHaveURL(`${site}/welcome?session=${id}`);
  const { status, invoice, subscription } = await stripe.checkout.sessions.retrieve(id, {
    expand: ["invoice", "subscription"],
  });
  expect(status).toBe("complete");
  return { invoice: invoice as Stripe.Invoice, subscription: subscription as Stripe.Subscription };
}

test("a trial says what it costs later, and takes nothing today", async ({ page, shop }) => {
  const id = await open(page, shop, { subscription_data: { trial_period_days: 14 } });
  await expect(page.getByText("14 days free, then €29.00 a month.")).toBeVisible();
  await expect(page.getByText("Due today: €0.00")).toBeVisible();
  await pay(page, goodCard, "Start trial");
  const { subscription, invoice } = await sold(page, shop, id);
  expect([subscription.status, invoice.total]).toEqual(["trialing", 0]);
});

test("leads back without buying", async ({ page, shop }) => {
  const id = await open(page, shop);
  await page.getByRole("link", { name: "Back to" }).click();
  await expect(page).toHaveURL(`${shop.site}/pricing`);
  expect((await shop.stripe.checkout.sessions.retrieve(id)).status).toBe("open");
});

test.describe("what is refused can be put right:", () => {
  test.use({ expectedErrors: [/status of 40[02]|status of 422/] });

  test("a promotion code", async ({ page, shop }) => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 50, duration: "once" });
    await shop.stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id }, code: "HALF" });
    const id = await open(page, shop, { allow_promotion_codes: true });
    await page.getByLabel("Promotion code").fill("NOPE");
    await pay(page, goodCard);
    await expect(page.getByText("This promotion code is not valid.")).toBeVisible();
    await page.getByLabel("Promotion code").fill("half");
    await pay(page, goodCard);
    expect((await sold(page, shop, id)).invoice.total).toBe(1450);
  });

  test("a declined card", async ({ page, shop }) => {
    const id = await open(page, shop);
    await pay(page, declinedCard);
    await expect(page.getByRole("alert")).toHaveText(/^Your card was declined\./);
    expect((await shop.stripe.checkout.sessions.retrieve(id)).status).toBe("open");
    await pay(page, goodCard);
    expect((await sold(page, shop, id)).subscription.status).toBe("active");
  });

  test("a card whose bank was not convinced", async ({ page, shop }) => {
    const id = await open(page, shop);
    await pay(page, secureCard);
    await page.getByRole("button", { name: "Fail" }).click();
    await expect(page.getByRole("alert")).toHaveText(/^Your bank did not confirm it\./);
    await pay(page, secureCard);
    await page.getByRole("button", { name: "Complete" }).click();
    expect((await sold(page, shop, id)).subscription.status).toBe("active");
  });

  test("an invoice that needs the bank", async ({ page, shop: { stripe, prices } }) => {
    const { id: customer } = await stripe.customers.create({ email: "bob@example.com" });
    const { id, latest_invoice } = await stripe.subscriptions.create({
      customer,
      items: [{ price: prices.pro }],
      payment_behavior: "default_incomplete",
    });
    const invoice = await stripe.invoices.retrieve(String(latest_invoice));
    await page.goto(invoice.hosted_invoice_url ?? "");
    await pay(page, secureCard, "Pay €29.00");
    await page.getByRole("button", { name: "Fail" }).click();
    await expect(page.getByRole("alert")).toHaveText(/^Your bank did not confirm it\./);
    await pay(page, secureCard, "Pay €29.00");
    await page.getByRole("button", { name: "Complete" }).click();
    await expect(page.getByText(/^Paid on/)).toBeVisible();
    expect((await stripe.invoices.retrieve(invoice.id)).status).toBe("paid");
    expect((await stripe.subscriptions.retrieve(id)).status).toBe("active");
  });
});

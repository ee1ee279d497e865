import type { Locator, Page } from "@playwright/test";
import type Stripe from "stripe";
import { expectAccessible } from "../accessibility";
import { services } from "../services";
import { type Person, portalLink, type Shop, subscribe } from "../shop";
import { expect, test } from "../shop-fixtures";

/** Every page of the portal that a visit can open on. */
async function portalPages(shop: Shop, { customer, subscription, item }: Person): Promise<string[]> {
  const items = [{ id: item, price: shop.prices.pro, quantity: 2 }];
  const flows: Stripe.BillingPortal.SessionCreateParams.FlowData[] = [
    { type: "payment_method_update" },
    { type: "customer_update" },
    { type: "subscription_cancel", subscription_cancel: { subscription } },
    { type: "subscription_pause", subscription_pause: { subscription } },
    { type: "subscription_update", subscription_update: { subscription } },
    { type: "subscription_update_confirm", subscription_update_confirm: { subscription, items } },
  ];
  const home = await portalLink(shop, customer, { locale: "ja" }); // with what is said of the language
  return [home, ...(await Promise.all(flows.map((flow_data) => portalLink(shop, customer, { flow_data }))))];
}

test("the portal's pages are accessible and run no script", async ({ page, shop }) => {
  test.setTimeout(180_000);
  const person = await subscribe(shop);
  await shop.stripe.customers.createTaxId(person.customer, { type: "eu_vat", value: "DE123456789" });
  for (const address of await portalPages(shop, person)) {
    await page.goto(address);
    await expectAccessible(page);
    await expect(page.locator("script")).toHaveCount(0);
  }
});

test("Checkout and the invoice are accessible", async ({ page, shop: { stripe, prices, site } }) => {
  const { id: customer } = await stripe.customers.create({ email: "ada@example.com" });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.paymentMethods.update(card, { allow_redisplay: "always" });
  const checkout = await stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price: prices.pro, quantity: 1 }],
    success_url: `${site}/welcome`,
    customer,
    allow_promotion_codes: true,
    billing_address_collection: "required",
    customer_update: { address: "auto", name: "auto", shipping: "auto" },
    phone_number_collection: { enabled: true },
    saved_payment_method_options: { payment_method_remove: "enabled", payment_method_save: "enabled" },
    shipping_address_collection: { allowed_countries: ["DE"] },
    tax_id_collection: { enabled: true },
  });
  await page.goto(checkout.url ?? "");
  await expect(page.getByLabel("Card number")).toBeHidden();
  await page.getByLabel("Another card").check();
  await expect(page.getByLabel("Card number")).toBeVisible();
  await expectAccessible(page);
  const { latest_invoice } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.pro }],
    payment_behavior: "default_incomplete",
  });
  await page.goto((await stripe.invoices.retrieve(String(latest_invoice))).hosted_invoice_url ?? "");
  await expectAccessible(page);
});

test("the levers of the local Stripe are accessible", async ({ page, shop }) => {
  await subscribe(shop);
  await page.goto(`${services().stripe}/_local`);
  await page.getByLabel("Account of the key").selectOption(`…_test_${shop.key.replace("sk_test_", "")}`);
  await page.getByRole("button", { name: "Show" }).click();
  for (const tab of ["Payments", "Faults", "Clock", "Account"]) {
    await page.getByRole("navigation").getByRole("link", { name: tab }).click();
    await expectAccessible(page);
  }
});

test("a plan is switched by keyboard alone", async ({ page, shop }) => {
  const person = await subscribe(shop);
  await page.goto(await portalLink(shop, person.customer));
  await press(page, page.getByRole("link", { name: "Update plan" }));
  await press(page, page.getByRole("button", { name: "Select Pro" }));
  await press(page, page.getByRole("button", { name: "Continue" }));
  await press(page, page.getByRole("button", { name: "Confirm" }));
  await expect(page.getByRole("heading", { level: 3, name: "Pro" })).toBeVisible();
  const { items } = await shop.stripe.subscriptions.retrieve(person.subscription);
  expect(items.data[0]?.price.id).toBe(shop.prices.pro);
});

/** Goes from field to field until it is there, sees where it is, and presses it. */
async function press(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible();
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(wanted).toBeFocused();
  expect(await wanted.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe("none");
  await page.keyboard.press("Enter");
}

import { expectAccessible } from "../accessibility";
import { expect, test } from "../fixtures";
import { stripeApi } from "../local-stripe";
import { newSubscriber } from "../people";

test("the account page shows each subscription that is paid for, and where older invoices are", async ({ page }) => {
  const { customer } = await newSubscriber(page.request);
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "You also subscribe to" })).toHaveCount(0);
  await expect(page.getByText("Older invoices")).toHaveCount(0);

  const stripe = stripeApi();
  const { data: bought } = await stripe.subscriptions.list({ customer });
  const price = bought[0]?.items.data[0]?.price.id ?? "";
  for (let at = 0; at < 12; at++) {
    const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] });
    if (at > 0) await stripe.subscriptions.cancel(id);
  }
  const others = page.locator("section").filter({ has: page.getByRole("heading", { name: "You also subscribe to" }) });
  await expect(async () => {
    await page.goto("/account"); // what Stripe did comes with its event
    await expect(others.getByRole("listitem")).toHaveCount(1, { timeout: 1 });
    await expect(page.getByText("Older invoices are in the billing portal.")).toBeVisible({ timeout: 1 });
  }).toPass();
  await expect(others).toContainText(/a month\. Renews on/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "See all invoices there" }).click();
  await page.waitForURL(/\/p\/session\//);
});

import { expect, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { settleDeliveries, stripeApi } from "../local-stripe";

test.use({ storageState: adminSession });

test("an event of a customer who is nobody here leads to what is known of them", async ({ page }) => {
  const { id } = await stripeApi().customers.create({ email: "nobody@example.com" });
  await stripeApi().customers.update(id, { name: "Nobody of ours" });
  await settleDeliveries();
  await page.goto(`/admin/events?customer=${id}`);
  await page.getByRole("link", { name: `What else is known of ${id}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: id })).toBeVisible();
  await expect(page.getByText("None of our users has this customer.")).toBeVisible();
  await expect(page.getByRole("link", { name: /Stripe dashboard/ })).toHaveAttribute("href", /test\/customers\/cus_/);
  await page.getByRole("cell").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "customer.updated" })).toBeVisible();
});

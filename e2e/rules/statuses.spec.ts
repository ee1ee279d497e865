import { expectAccessible } from "../accessibility";
import { expect, test } from "../fixtures";
import { stripeApi } from "../local-stripe";
import { newSubscriber } from "../people";
import { statuses, subscriptionOf } from "../subscription-statuses";

for (const { status, reach, word, says, offers } of statuses) {
  test(`the account page tells the truth of a subscription that is ${status}`, async ({ page }) => {
    const { customer } = await newSubscriber(page.request);
    const person = { customer, subscription: await subscriptionOf(customer) };
    await reach?.(person, stripeApi());
    const card = page.getByRole("main").locator("section").filter({ hasText: "Starter" }).first();
    await expect(async () => {
      await page.goto("/account"); // what Stripe did comes with its event
      await expect(card).toContainText(word, { timeout: 1 });
    }).toPass();
    await expect(card).toContainText(says);
    if (offers.button) await expect(card.getByRole("button", { name: offers.button })).toBeVisible();
    if (offers.link) await expect(card.getByRole("link", { name: offers.link })).toBeVisible();
    await expectAccessible(page);
  });
}

test("Pause is not offered where Stripe refuses it", async ({ page }) => {
  const { customer } = await newSubscriber(page.request);
  const pause = page.getByRole("button", { name: "Pause" });
  await page.goto("/account");
  await expect(pause).toBeVisible();
  const stripe = stripeApi();
  const { items } = await stripe.subscriptions.cancel(await subscriptionOf(customer));
  const price = items.data[0]?.price.id ?? "";
  await stripe.subscriptions.create({ customer, items: [{ price }], billing_mode: { type: "classic" } });
  await expect(async () => {
    await page.goto("/account");
    await expect(page.getByText("Active")).toBeVisible({ timeout: 1 });
    await expect(pause).toHaveCount(0, { timeout: 1 });
  }).toPass();
  await page.goto("/account/portal/pause");
  await expect(page.getByText("Your subscription cannot be paused in the billing portal.")).toBeVisible();
});

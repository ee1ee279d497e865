import { expectAccessible } from "../accessibility";
import { services } from "../services";
import { subscribe } from "../shop";
import { expect, test } from "../shop-fixtures";

test("the local Stripe's own page shows what was asked, sent and told, on every screen", async ({ page, shop }) => {
  await shop.stripe.webhookEndpoints.create({ url: `${shop.site}/hook`, enabled_events: ["*"] });
  await subscribe(shop);
  await page.goto(`${services().stripe}/_local`);
  await page.getByLabel("Account of the key").selectOption(`…_test_${shop.key.replace("sk_test_", "")}`);
  await page.getByRole("button", { name: "Show" }).click();
  for (const tab of ["Requests", "Deliveries", "Events"]) {
    await page.getByRole("navigation").getByRole("link", { name: tab }).click();
    const newest = page.getByRole("listitem").first();
    await newest.locator("summary").click();
    await expect(newest).toContainText('"customer": "cus_');
    await expectAccessible(page);
  }
});

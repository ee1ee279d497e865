import type Stripe from "stripe";
import { expectAccessible } from "../accessibility";
import { expect, freshEmail, test } from "../fixtures";
import { stripeApi } from "../local-stripe";
import { fillCard } from "../pages/card";
import { appWith } from "../services";

/** The customer at Stripe with this address. */
async function customerOf(email: string): Promise<Stripe.Customer | undefined> {
  return (await stripeApi().customers.list({ email })).data[0];
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`Checkout with tax, JavaScript ${javaScriptEnabled ? "on" : "off"}:`, () => {
    test.use({ javaScriptEnabled, expectedErrors: [/status of 422/] });

    test("asks where its customer is, and Stripe keeps it", async ({ page, signInPage, account }) => {
      const email = freshEmail();
      await signInPage.signIn(email);
      await page.goto(`${appWith("portal_homepage")}/pricing`);
      await page.getByRole("button", { name: "Choose Pro" }).click();
      await page.waitForURL(/\/c\/pay\//);
      if (javaScriptEnabled) await expectAccessible(page);
      const subscribe = page.getByRole("button", { name: "Subscribe" });
      await fillCard(page, "4242 4242 4242 4242");
      await subscribe.click();
      await expect(page.getByLabel("Country")).toHaveAccessibleDescription("Enter two letters, such as DE.");
      await fillCard(page, "4242 4242 4242 4242");
      await page.getByLabel("Postal code").fill("EC1A 1BB");
      await page.getByLabel("Country").fill("gb");
      await page.getByText("I'm purchasing as a business").click();
      await page.getByLabel("Business name").fill("Lovelace Ltd");
      await page.getByLabel("Kind of tax ID").selectOption("gb_vat");
      await page.getByLabel("Tax ID", { exact: true }).fill("GB123456789");
      await subscribe.click();
      await page.waitForURL(/\/account/);
      await account.expectPlan("Pro");
      expect(await customerOf(email)).toMatchObject({
        name: "Lovelace Ltd",
        address: { country: "GB", postal_code: "EC1A 1BB" },
      });
    });
  });
}

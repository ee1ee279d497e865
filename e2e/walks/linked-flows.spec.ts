import { expect, test } from "../fixtures";
import { requestsAbout } from "../local-stripe";
import { newPerson, newSubscriber } from "../people";

// The addresses that may stand in mails and docs: each a page with one button, which opens one page of the portal.

const links = [
  { path: "payment-method", button: "Update card", title: "Update payment method" },
  { path: "plan", button: "Change plan", title: "Choose a plan" },
  { path: "pause", button: "Pause subscription", title: "Pause your plan" },
  { path: "cancel", button: "Cancel subscription", title: "Confirm cancellation" },
  { path: "details", button: "Update billing details", title: "Billing information" },
];

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("opens each page of the portal by the one button of its address, and none by looking", async ({ page }) => {
      const { customer } = await newSubscriber(page.request);
      for (const { path } of links) await page.goto(`/account/portal/${path}`);
      expect(await requestsAbout(customer, "POST /v1/billing_portal/sessions")).toEqual([]);
      for (const { path, button, title } of links) {
        await page.goto(`/account/portal/${path}`);
        await expect(page.getByRole("main").getByRole("button")).toHaveCount(1);
        await page.getByRole("main").getByRole("button", { name: button }).click();
        await page.waitForURL(/\/p\/session\//);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
      }
    });
  });
}

test("says why a page of the portal cannot be opened", async ({ page }) => {
  await newPerson(page.request);
  await page.goto("/account/portal/pause");
  await expect(page.getByText("You have no subscription yet. Choose a plan first.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
});

test("leads back to the page of a link after the sign-in", async ({ page }) => {
  await page.goto("/account/portal/payment-method");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fportal%2Fpayment-method$/);
});

import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { addFault, removeFaults } from "../local-stripe";
import { PortalPage } from "../pages/portal-page";
import { newSubscriber } from "../people";

// Stripe cannot be read while a person comes back: the page says so, and has the news once Stripe is there again.

test.afterEach(() => removeFaults());

/** Changes the plan in the portal and comes back while nothing of a customer can be read. */
async function returnWhileStripeIsAway(page: Page) {
  await newSubscriber(page.request);
  await page.goto("/account");
  await page.getByRole("button", { name: "Manage subscription" }).click();
  await page.waitForURL(/\/p\/session\//);
  const portal = new PortalPage(page);
  await addFault({ operation: "GET /v1/subscriptions", times: 1_000, status: 500 });
  await portal.switchTo("Pro");
  await portal.returnToApp();
  await expect(page.getByRole("status")).toContainText("We could not ask for the newest state yet");
  await removeFaults();
}

test("the page catches up by itself, without a reload", async ({ page }) => {
  await returnWhileStripeIsAway(page);
  const document = await page.evaluateHandle(() => window.document);
  await expect(page.getByRole("status")).toContainText("You changed Starter to Pro.", { timeout: 25_000 });
  await expect(page.getByRole("heading", { level: 2, name: /^Pro/ })).toBeVisible();
  await expect(page.getByText("We could not ask for the newest state yet")).toHaveCount(0);
  expect(await document.evaluate((before) => before === window.document)).toBe(true);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a link asks again", async ({ page }) => {
    await returnWhileStripeIsAway(page);
    await page.getByRole("link", { name: "Check again" }).click();
    await expect(page.getByRole("status")).toContainText("You changed Starter to Pro.");
  });
});

import { expect, freshEmail, test } from "../fixtures";

test("finds every visit in the history, newest first", async ({ page, signInPage, checkout, account, portal }) => {
  await signInPage.signIn(freshEmail());
  await checkout.subscribe("Starter");
  await account.openPortal();
  await portal.switchTo("Pro");
  await portal.returnToApp();
  await account.expectNewestVisit("Starter → Pro");
  await page.getByRole("button", { name: "Update card" }).click();
  await page.waitForURL(/\/p\/session\//);
  await account.open();

  await page.getByRole("link", { name: "See all visits" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
  const visits = page.getByRole("main").getByRole("listitem");
  await expect(visits).toHaveCount(2);
  await expect(visits.first()).toContainText(/Update card.*Open/);
  await expect(visits.last()).toContainText(/Manage subscription.*Starter → Pro.*Returned/);
});

test("shows nobody another person's visit", async ({ browser, page, signInPage, checkout, account, portal }) => {
  await signInPage.signIn(freshEmail());
  await checkout.subscribe("Pro");
  await account.openPortal();
  await portal.returnToApp();
  const address = page.url(); // /account?visit=…
  await expect(account.welcome).toBeVisible();

  const other = await browser.newContext();
  const stranger = await other.newPage();
  await signInPage.at(stranger).signIn(freshEmail());
  await stranger.goto(address);
  await expect(stranger.getByRole("heading", { level: 1, name: "Billing" })).toBeVisible();
  await expect(stranger.getByText("Welcome back.")).toHaveCount(0);
  await other.close();
});

import { expect, freshEmail, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { SessionLogPage } from "../pages/session-log-page";

test("shows the admin who opened the portal, and what came of it", async ({
  browser,
  page,
  signInPage,
  checkout,
  account,
  portal,
}) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Starter");
  await account.openPortal();
  await portal.switchTo("Team");
  await portal.returnToApp();
  await account.expectNewestVisit("Starter → Team");

  const office = await browser.newContext({ storageState: adminSession });
  const log = new SessionLogPage(await office.newPage());
  await log.open();
  await log.filter({ person: email });
  await expect(log.rows).toHaveCount(1);
  await expect(log.rows).toContainText([/Manage subscription.*Returned.*Starter → Team/]);

  await log.filter({ state: "Failed" });
  await expect(log.page.getByText("No session matches")).toBeVisible();
  await log.filter({ state: "Returned" });
  await log.openFirst();
  for (const step of ["Clicked", "Created at Stripe", "Returned", "Starter → Team"]) {
    await expect(log.page.getByText(step).first()).toBeVisible();
  }
  await expect(log.page.getByText(/bps_\w+/).first()).toBeVisible();
  expect(await log.page.content()).not.toContain("/p/session/");
  await office.close();
  await page.bringToFront();
});

test.describe("for the admin", () => {
  test.use({ storageState: adminSession });

  test("says what it does not understand in a filter, and keeps the rest", async ({ page }) => {
    await page.goto("/admin/sessions?state=lost&from=tomorrow");
    await expect(page.getByRole("combobox", { name: "State" })).toHaveAccessibleDescription(/Choose one of/);
    await expect(page.getByRole("textbox", { name: "From" })).toHaveAccessibleDescription(/Give a day/);
    await expect(page.getByRole("row").nth(1)).toBeVisible();
  });

  test("keeps days that cannot be used where they were picked, and says why", async ({ page }) => {
    const [from, to] = [page.getByLabel("From", { exact: true }), page.getByLabel("To", { exact: true })];
    await page.goto("/admin/sessions?from=2026-11-05&to=2026-11-01");
    await expect(to).toHaveAttribute("type", "date");
    await expect(to).toHaveValue("2026-11-01");
    await expect(page.getByLabel("To, time")).toHaveAccessibleDescription(/an end after the beginning/);
    await page.goto("/admin/sessions?range=today&from=2026-11-05");
    await expect(from).toHaveValue("2026-11-05");
    await expect(from).toHaveAccessibleDescription(/a range is chosen/);
  });

  test("finds nothing under an id that is not there", async ({ page }) => {
    const answer = await page.request.get("/admin/sessions/01900000-0000-7000-8000-000000000000");
    expect(answer.status()).toBe(404);
  });
});

test.describe("for others", () => {
  test.use({ expectedErrors: [/403/] });

  test("is closed to customers", async ({ page, signInPage }) => {
    await signInPage.signIn(freshEmail());
    const answer = await page.goto("/admin/sessions");
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "This page is for staff" })).toBeVisible();
  });

  test("asks who nobody knows to sign in", async ({ page }) => {
    await page.goto("/admin/sessions");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });
});

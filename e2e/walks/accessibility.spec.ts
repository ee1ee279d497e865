import { expectAccessible } from "../accessibility";
import { expect, freshEmail, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { newSubscriber } from "../people";
import { sendForm } from "../plain-form";
import { services } from "../services";

test.describe("for everybody", () => {
  test.use({ expectedErrors: [/404/] });
  const pages = {
    "the start page": "/",
    "the plans": "/pricing",
    "the sign-in page": "/sign-in",
    "the page after asking for a link": "/sign-in/check-email",
    "the page of the link": "/sign-in/confirm?token=made-up&email=ada@example.com",
    "the page of a link that does not work": "/sign-in/error?error=Verification",
    "the page after signing out": "/sign-out",
    "a page that is not there": "/no-such-page",
  };
  for (const [what, path] of Object.entries(pages)) {
    test(`${what} is accessible`, async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page);
    });
  }
});

test("the pages of a newcomer are accessible", async ({ page, signInPage }) => {
  await signInPage.signIn(freshEmail());
  for (const path of ["/account", "/account/sessions", "/account/portal/plan", "/pricing", "/sign-out"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("the pages of a customer are accessible", async ({ page, signInPage, checkout, account, portal }) => {
  await signInPage.signIn(freshEmail());
  await checkout.subscribe("Starter");
  await account.openPortal();
  await portal.switchTo("Pro");
  await portal.returnToApp();
  await expectAccessible(page); // with what is said on coming back
  for (const path of ["/account/sessions", "/pricing"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("the smaller pages of a customer are accessible", async ({ page }) => {
  await newSubscriber(page.request);
  await sendForm(page.request, { page: `${services().app}/account`, button: "Manage subscription" });
  for (const path of ["/account/profile?saved=yes", "/account/portal/cancel"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.goto("/account/sessions");
  await page.getByRole("link", { name: "Manage subscription" }).click();
  await page.getByText("What Stripe recorded").click();
  await expectAccessible(page);
});

test.describe("for staff", () => {
  test.use({ storageState: adminSession });
  const pages = {
    "the log": "/admin/sessions",
    "the log with filters it does not understand": "/admin/sessions?state=failed&from=tomorrow",
    "the log with nothing in it": `/admin/sessions?person=${"nobody".repeat(12)}&range=30d&outcome=none&staff=none`, // long
    "a search that finds nothing": "/admin/sessions?q=bps_nobody",
    "what staff did": "/admin/people/activity",
    "what none of the staff did": "/admin/people/activity?by=nobody&action=account_deleted",
  };
  for (const [what, path] of Object.entries(pages)) {
    test(`${what} is accessible`, async ({ page }) => {
      await page.goto(path);
      await expectAccessible(page);
    });
  }

  test("the log with its menus open is accessible", async ({ page }) => {
    await page.goto("/admin/sessions?from=2026-11-01T09:30&staff=none");
    const folded = page.getByText("Filters", { exact: true }); // on a phone
    if (await folded.isVisible()) await folded.click();
    await page.getByText(/^More filters/).click();
    await page.getByText("View", { exact: true }).click();
    await expectAccessible(page);
    await page.getByText("Export", { exact: true }).click();
    await page.getByText("Was a file cut off?").click();
    await expectAccessible(page);
  });

  test("a session is accessible", async ({ page }) => {
    await page.goto("/admin/sessions");
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    await expect(page.getByText("Clicked")).toBeVisible();
    await expectAccessible(page);
  });

  const unfolded = {
    "the overview": "/admin",
    "the overview of a year and a flow": "/admin?range=12m&flow=subscription_cancel",
    "the list of customers": "/admin/customers",
    "the list of customers with nobody in it": "/admin/customers?q=nobody-at-all",
    "the list of events": "/admin/events",
    "the list of events with nothing in it": "/admin/events?state=failed&type=nothing",
    "the configuration": "/admin/configuration",
    "the list of staff": "/admin/people",
  };
  for (const [what, path] of Object.entries(unfolded)) {
    test(`${what} is accessible, with what is folded away`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.goto(path);
      // of the twenty configurations some: all are alike, and axe would look at each of their thousand cells
      const folded = page.locator("summary").filter({ visible: true }); // filters are folded on a phone alone
      for (const one of (await folded.all()).slice(0, 4)) await one.click();
      await expectAccessible(page);
    });
  }

  test("a customer's page and an event's page are accessible", async ({ page }) => {
    await page.goto("/admin/customers?q=customer@example.com");
    await page.getByRole("link", { name: "customer@example.com" }).click();
    await expect(page.getByRole("heading", { name: "Open the portal for them" })).toBeVisible();
    await expectAccessible(page);
    await page
      .getByRole("table", { name: /Events/ })
      .getByRole("link")
      .first()
      .click();
    await expect(page.getByText("What became of it")).toBeVisible();
    await expectAccessible(page);
  });
});

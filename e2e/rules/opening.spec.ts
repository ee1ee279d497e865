import { expect, freshEmail, test } from "../fixtures";
import { customersOf, requestsAbout } from "../local-stripe";
import type { AccountPage } from "../pages/account-page";

const creation = "POST /v1/billing_portal/sessions";

test("leads to the plans when there is nothing to manage yet", async ({ page, signInPage, account }) => {
  await signInPage.signIn(freshEmail());
  await expect(page.getByText("You have no subscription yet")).toBeVisible();
  await expect(account.manageButton).toHaveCount(0);
  await page.getByRole("link", { name: "Choose a plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Plans" })).toBeVisible();
});

test.describe("three first visits at once", () => {
  test.use({ expectedErrors: [/410 \(Gone\)/] }); // one Checkout can be paid in: the others are over as soon as they are seen

  test("make one customer", async ({ context, signInPage, checkout }) => {
    const email = freshEmail();
    await signInPage.signIn(email);
    const others = [checkout.at(await context.newPage()), checkout.at(await context.newPage())];
    await Promise.all([checkout, ...others].map((each) => each.choose("Pro")));
    expect(await customersOf(email)).toHaveLength(1);
  });
});

test("takes a double click for one", async ({ signInPage, checkout, account, page }) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Pro");
  await account.manageButton.dblclick();
  await page.waitForURL(/\/p\/session\//);
  await expectOneVisit(email, account);
});

test("takes the same form posted twice for one", async ({ browser, context, signInPage, checkout, account, page }) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Pro");
  // without JavaScript nothing holds the second click back; the page is the same in both windows, its intent too
  const storageState = await context.storageState();
  const withoutScripts = await browser.newContext({ javaScriptEnabled: false, storageState });
  const [first, second] = [await withoutScripts.newPage(), await withoutScripts.newPage()];
  await first.goto("/account");
  const html = await first.content();
  await second.route("**/account", (route) => route.fulfill({ contentType: "text/html", body: html }), { times: 1 });
  await second.goto("/account");
  await Promise.all(
    [first, second].map(async (each) => {
      await each.getByRole("button", { name: "Manage subscription" }).click();
      await each.waitForURL(/\/p\/session\//);
    }),
  );
  expect(first.url()).toBe(second.url());
  await withoutScripts.close();
  await page.bringToFront();
  await expectOneVisit(email, account);
});

test("opens nothing by looking, following or prefetching", async ({ page, signInPage, checkout, account }) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Pro");
  await account.open();
  await account.manageButton.hover();
  for (const path of ["/account", "/account/sessions", "/account/portal-return", "/pricing"]) {
    await page.request.get(path);
    await page.request.get(path, { headers: { RSC: "1", "Next-Router-Prefetch": "1" } });
  }
  const [customer = ""] = await customersOf(email);
  expect(await requestsAbout(customer, creation)).toEqual([]);
  await account.open();
  await expect(account.visits()).toHaveCount(0);
});

async function expectOneVisit(email: string, account: AccountPage) {
  const [customer = ""] = await customersOf(email);
  expect(await requestsAbout(customer, creation)).toHaveLength(1);
  await account.open();
  await expect(account.visits()).toHaveCount(1);
}

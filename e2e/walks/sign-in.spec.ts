import { expect, freshEmail, test } from "../fixtures";
import { mailsTo } from "../mailbox";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("signs in by the link in the mail, and out again", async ({ page, signInPage, account }) => {
      await signInPage.signIn(freshEmail());
      await expect(page.getByRole("heading", { name: "Billing" })).toBeVisible();
      await account.signOut();
      await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
      await account.open();
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    });
  });
}

test("signs in once by a link", async ({ signInPage, page, account }) => {
  const email = freshEmail();
  await page.goto("/sign-in");
  const link = await signInPage.askForLink(email);
  await signInPage.openLink(link);
  await page.waitForURL("/account");
  await account.signOut();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await signInPage.openLink(link);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  await page.getByRole("link", { name: "Send me a new link" }).click();
  expect(await signInPage.askForLink(email)).not.toBe(link);
});

test("does not sign in by looking at the link", async ({ signInPage, page, account, request }) => {
  await page.goto("/sign-in");
  const link = await signInPage.askForLink(freshEmail());
  await request.get(link); // as a program that reads the mail does
  await page.goto(link);
  await account.open();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signInPage.openLink(link);
  await page.waitForURL("/account");
});

test("refuses a made-up link", async ({ signInPage, page }) => {
  await signInPage.openLink(`/sign-in/confirm?token=made-up&email=${freshEmail()}`);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

test("says what is wrong with an address, and sends nothing", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill("ada@localhost");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByLabel("E-mail address")).toHaveAccessibleDescription(/nothing was sent/i);
  expect(await mailsTo("ada@localhost")).toEqual([]);
});

test("goes on where it was interrupted", async ({ page, signInPage }) => {
  await page.goto("/account/sessions");
  await signInPage.openLink(await signInPage.askForLink(freshEmail()));
  await page.waitForURL("/account/sessions");
});

test("signs out everywhere", async ({ browser, page, signInPage }) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await signInPage.at(elsewhere).signIn(email);
  await page.goto("/sign-out");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await other.close();
});

import { expect, freshEmail, test } from "../fixtures";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("opens a page of the portal from a link in a mail, by one button", async ({ page, signInPage, checkout }) => {
      await signInPage.signIn(freshEmail());
      await checkout.subscribe("Starter");
      await page.goto("/account/portal/cancel");
      await expect(page).toHaveURL(/\/account\/portal\/cancel$/); // nothing opens by itself
      await page.getByRole("main").getByRole("button", { name: "Cancel subscription" }).click();
      await page.waitForURL(/\/p\/session\//);
    });
  });
}

test("says why a page of the portal cannot be opened", async ({ page, signInPage }) => {
  await signInPage.signIn(freshEmail());
  await page.goto("/account/portal/pause");
  await expect(page.getByText("You have no subscription yet. Choose a plan first.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
});

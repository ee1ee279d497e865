import { expect, freshEmail, test } from "../fixtures";
import { goodCard } from "../pages/checkout-page";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("buys a plan, from the prices to the account", async ({ page, signInPage, checkout, account }) => {
      await page.goto("/pricing");
      await page.getByRole("link", { name: "Choose Pro" }).click();
      await signInPage.openLink(await signInPage.askForLink(freshEmail()));
      await page.waitForURL(/\/pricing/);
      await page.getByRole("button", { name: "Choose Pro" }).click();
      await page.waitForURL(/\/c\/pay\//);
      await checkout.pay();
      await page.waitForURL(/\/account/);
      await expect(page.getByText("You have Pro now.")).toBeVisible();
      await account.expectPlan("Pro");
      await page.reload(); // says it again, and asks for no second payment
      await account.expectPlan("Pro");
      await page.goto("/pricing");
      await expect(page.getByText("Your plan", { exact: true })).toBeVisible();
      await expect(page.getByRole("button", { name: "Choose" })).toHaveCount(0);
    });
  });
}

test.describe("a card that does not work at once", () => {
  test.use({ expectedErrors: [/status of 402/] });

  test("may be declined, and another one tried", async ({ page, signInPage, checkout, account }) => {
    await signInPage.signIn(freshEmail());
    await checkout.choose("Starter");
    await checkout.pay("4000 0000 0000 0002");
    await expect(page.getByRole("alert")).toHaveText(/^Your card was declined\./);
    const meanwhile = await page.context().newPage();
    await meanwhile.goto("/account");
    await expect(meanwhile.getByText("You have no subscription yet")).toBeVisible();
    await checkout.pay(goodCard);
    await page.waitForURL(/\/account/);
    await account.expectPlan("Starter");
  });

  test("may need the bank's yes", async ({ page, signInPage, checkout, account }) => {
    await signInPage.signIn(freshEmail());
    await checkout.choose("Starter");
    await checkout.pay("4000 0025 0000 3155");
    await page.getByRole("button", { name: "Fail" }).click();
    await expect(page.getByRole("alert")).toHaveText(/^Your bank did not confirm it\./);
    await checkout.pay("4000 0025 0000 3155");
    await page.getByRole("button", { name: "Complete" }).click();
    await page.waitForURL(/\/account/);
    await account.expectPlan("Starter");
  });
});

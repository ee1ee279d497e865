import { expect, freshEmail, test } from "../fixtures";
import { secondsSincePurchase } from "../local-stripe";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("changes the plan in the portal and finds it in the history", async ({
      signInPage,
      checkout,
      account,
      portal,
    }) => {
      await signInPage.signIn(freshEmail());
      await checkout.subscribe("Starter");
      await account.expectPlan("Starter");
      await account.openPortal();
      await portal.switchTo("Pro");
      await portal.returnToApp();
      await expect(account.welcome).toContainText("You changed Starter to Pro. It costs £25.00 a month.");
      await account.expectPlan("Pro");
      await account.expectNewestVisit("Returned", "Starter → Pro");
    });
  });
}

test("cancels, and takes the cancellation back", async ({ page, signInPage, checkout, account, portal }) => {
  await signInPage.signIn(freshEmail());
  await checkout.subscribe("Pro");
  await account.openPortal();
  await portal.cancel("I don't use it enough");
  await portal.returnToApp();
  await expect(account.welcome).toContainText("You canceled Pro. You can use it until");
  await expect(page.getByText(/^Ends on/)).toBeVisible();

  await page.getByRole("button", { name: "Take back the cancellation" }).click();
  await portal.takeCancellationBack();
  await portal.returnToApp();
  await expect(account.welcome).toContainText("You took the cancellation back. Pro goes on.");
  await expect(page.getByText(/Renews on/)).toBeVisible();
});

test("adds a card", async ({ signInPage, checkout, account, portal }) => {
  await signInPage.signIn(freshEmail());
  await checkout.subscribe("Pro");
  await account.openPortal();
  await portal.addCard("5555 5555 5555 4444", "4444");
  await portal.returnToApp();
  await expect(account.welcome).toContainText("Mastercard ending 4444");
  await account.expectNewestVisit("Returned", "Mastercard ending 4444");
});

test("comes back without having changed anything", async ({ signInPage, checkout, account, portal }) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Pro");
  // what happened a moment before a visit may have happened in it: Stripe's times are whole seconds
  await expect.poll(() => secondsSincePurchase(email)).toBeGreaterThan(3);
  await account.openPortal();
  await portal.returnToApp();
  await expect(account.welcome).toContainText("Nothing was changed.");
  await account.expectNewestVisit("Returned");
});

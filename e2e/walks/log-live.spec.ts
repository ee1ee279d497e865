import { expect, freshEmail, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { SessionLogPage } from "../pages/session-log-page";

test("says that a session has come, and moves nothing until it is shown", async ({
  browser,
  signInPage,
  checkout,
  account,
}) => {
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.subscribe("Starter");

  const office = await browser.newContext({ storageState: adminSession });
  const log = new SessionLogPage(await office.newPage());
  await log.page.goto(`/admin/sessions?person=${encodeURIComponent(email)}`);
  await log.page.getByRole("button", { name: "Live" }).click();
  await expect(log.page.getByRole("button", { name: "Live", pressed: true })).toBeVisible();
  const title = log.page.getByText("No session matches");
  const before = await title.boundingBox();

  await account.openPortal();
  const news = log.page.getByRole("link", { name: "1 new session – Show" });
  await expect(news).toBeVisible();
  expect(await title.boundingBox()).toEqual(before);
  await log.page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  await news.click();
  await expect(log.rows).toHaveCount(1);
  await expect(news).toBeHidden();
  await expect(log.page.locator("body[data-same-page]")).toBeAttached(); // it was not loaded anew
  await expect(log.page.getByRole("button", { name: "Live", pressed: true })).toBeVisible();
  await office.close();
});

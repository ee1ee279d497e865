import { devices } from "@playwright/test";
import { expect, freshEmail, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { addFault, removeFaults, settleDeliveries } from "../local-stripe";
import { CustomerPage } from "../pages/customer-page";
import { PortalPage } from "../pages/portal-page";
import { SignInPage } from "../pages/sign-in-page";

const reason = "Asked by phone to move to Pro, since their portal did not open.";
const { defaultBrowserType: _, ...phone } = devices["Pixel 7"];

test.use({ expectedErrors: [/403/] });
test.afterEach(() => removeFaults());

for (const [screen, device] of [
  ["a desktop", devices["Desktop Chrome"]],
  ["a phone", phone],
] as const) {
  const { viewport, userAgent, isMobile, hasTouch } = device;
  const options = { viewport, userAgent, isMobile, hasTouch };

  test(`support finds why a portal failed, mends it and opens it with a reason, on ${screen}`, async ({
    browser,
    page,
    signInPage,
    checkout,
    account,
  }) => {
    test.setTimeout(120_000);
    const [customer, colleague] = [freshEmail(), freshEmail()];
    await signInPage.signIn(customer);
    await checkout.subscribe("Starter");
    await addFault({ operation: "POST /v1/billing_portal/sessions", times: 1, status: 500 });
    await account.manageButton.click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("could not be reached");

    const office = await browser.newContext(options);
    const desk = new CustomerPage(await office.newPage());
    await new SignInPage(desk.page).signIn(colleague);
    const admins = await browser.newContext({ ...options, storageState: adminSession });
    const boss = new CustomerPage(await admins.newPage());
    await boss.find(colleague.slice(2, 12), colleague);
    await boss.giveRole("Support", colleague);

    await desk.page.goto("/account"); // a role is there with the next click
    await desk.page.getByRole("link", { name: "Admin" }).click();
    await desk.find(customer.slice(2, 12), customer);
    await expect(desk.sessions).toHaveCount(1);
    await expect(desk.sessions).toContainText(["stripe_unavailable"]);
    await desk.sessions.getByRole("link").first().click();
    await expect(desk.page.getByText(/Stripe could not be reached/).first()).toBeVisible();
    await desk.page.goBack();
    await desk.readAnew();

    await desk.openPortal("no");
    await expect(desk.page.getByRole("main").getByRole("alert")).toContainText("the reason is too short");
    await desk.openPortal(reason);
    await desk.page.waitForURL(/\/p\/session\//);
    await new PortalPage(desk.page).switchTo("Pro");
    await desk.page.getByRole("link", { name: /Return to/ }).click();
    await desk.page.waitForURL(/\/admin\/customers\//);
    await expect(desk.page.getByRole("status").filter({ hasText: "You are back" })).toContainText("Starter → Pro");
    await settleDeliveries();
    await expect(async () => {
      await desk.page.reload();
      await expect(desk.sessions.first()).toContainText("Starter → Pro", { timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await expect(desk.sessions.first()).toContainText(`by ${colleague}`);

    await page.goto("/account/sessions");
    await expect(page.getByRole("listitem").filter({ hasText: `Opened by our staff: ${reason}` })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(colleague);
    await page.getByRole("listitem").filter({ hasText: reason }).getByRole("link").click();
    await expect(page.getByRole("main")).toContainText(`Opened by our staff: ${reason}`);
    await expect(page.getByRole("main")).not.toContainText("Chrome"); // staff's device is not the customer's to know

    await boss.giveRole("Customer", colleague);
    expect((await desk.page.reload())?.status()).toBe(403); // and is gone with the next one
    await Promise.all([office.close(), admins.close()]);
  });
}

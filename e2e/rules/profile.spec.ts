import { expect, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { mailsTo } from "../mailbox";
import { newPerson, newSubscriber } from "../people";
import { sendForm } from "../plain-form";
import { services } from "../services";

const { app } = services();

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}:`, () => {
    test.use({ javaScriptEnabled });

    test("name, language and time zone are kept, and pages follow them", async ({ page }) => {
      await newSubscriber(page.request);
      await page.goto("/account/profile");
      await page.getByLabel("Name").fill("Ada King");
      await page.getByLabel("Language").selectOption("English (United States)");
      await page.getByLabel("Time zone").selectOption("Pacific/Kiritimati");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("status")).toContainText("Saved.");
      await expect(page.getByLabel("Name")).toHaveValue("Ada King");
      await expect(page.getByLabel("Language")).toHaveValue("en-US");
      await expect(page.getByLabel("Time zone")).toHaveValue("Pacific/Kiritimati");
      await page.goto("/account");
      await expect(page.getByText(/Renews on [A-Z][a-z]+\s\d+,\s\d{4}/)).toBeVisible(); // as in America
    });

    test("a time zone that does not exist is refused, and what was typed stays", async ({ page }) => {
      await newPerson(page.request);
      await page.goto("/account/profile");
      await page.getByLabel("Name").fill("Ada King");
      await page.getByLabel("Time zone").evaluate((select) => {
        select.append(new Option("Middle/Earth", "Middle/Earth", true, true)); // as a page of ours never has it
      });
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Nothing was changed");
      if (javaScriptEnabled) await expect(page.getByLabel("Name")).toHaveValue("Ada King");
    });

    test("a browser elsewhere is signed out", async ({ page, playwright }) => {
      const email = await newPerson(page.request);
      const elsewhere = await playwright.request.newContext({ baseURL: app, userAgent: "Mozilla/5.0 Firefox/150.0" });
      await newPerson(elsewhere, email);
      await page.goto("/account/profile");
      await expect(page.getByText("You can sign in by a link to your mailbox.")).toBeVisible();
      const other = page.getByRole("listitem").filter({ hasText: "Firefox" });
      await expect(page.getByRole("listitem").filter({ hasText: "This browser" })).toHaveCount(1);
      await expect(page.getByRole("button", { name: "Sign out this browser" })).toBeVisible();
      await other.getByRole("button", { name: /^Sign out/ }).click();
      await expect(other).toHaveCount(0);
      expect((await elsewhere.get("/account", { maxRedirects: 0 })).status()).toBe(307);
      await page.reload();
      await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible(); // this one stays
      await elsewhere.dispose();
    });

    test("who subscribes is not deleted; who does not is, for good", async ({ page, browser }) => {
      await newSubscriber(page.request);
      await page.goto("/account/profile");
      await page.getByRole("checkbox", { name: "Delete my account for good" }).check();
      await page.getByRole("button", { name: "Delete my account" }).click();
      await expect(page.getByRole("main").getByRole("alert")).toContainText("You still have a subscription");

      const context = await browser.newContext({ javaScriptEnabled });
      const leaver = await context.newPage();
      await newPerson(leaver.request);
      await leaver.goto("/account/profile");
      await leaver.getByRole("checkbox", { name: "Delete my account for good" }).check();
      await leaver.getByRole("button", { name: "Delete my account" }).click();
      await expect(leaver.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
      await leaver.goto("/account");
      await expect(leaver.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await context.close();
    });

    test("a visit that was not theirs signs them out everywhere and tells the admins", async ({
      page,
      playwright,
      browser,
    }) => {
      test.setTimeout(90_000);
      const { email } = await newSubscriber(page.request);
      await sendForm(page.request, { page: `${app}/account`, button: "Manage subscription" });
      const elsewhere = await playwright.request.newContext({ baseURL: app });
      await newPerson(elsewhere, email);
      await page.goto("/account/sessions");
      await page.getByRole("link", { name: "Manage subscription" }).click();
      await page.waitForURL(/\/account\/sessions\/[0-9a-f-]{36}/);
      const visit = page.url().split("/").at(-1) ?? "";
      await page.getByRole("button", { name: "This wasn’t me" }).click();
      await expect(page.getByRole("heading", { name: "We have your report" })).toBeVisible();
      expect((await elsewhere.get("/account", { maxRedirects: 0 })).status()).toBe(307);
      const told = async () => (await mailsTo("admin@example.com")).filter(({ text }) => text.includes(visit)).length;
      await expect.poll(told).toBe(1);

      await newPerson(page.request, email);
      await page.goto(`/account/sessions/${visit}`);
      await expect(page.getByText("You reported this visit")).toBeVisible();
      await expect(page.getByRole("button", { name: "This wasn’t me" })).toHaveCount(0);
      const desk = await browser.newContext({ storageState: adminSession });
      const support = await desk.newPage();
      await support.goto(`/admin/sessions/${visit}`);
      await expect(support.getByText("Reported as not theirs")).toBeVisible();
      await support.getByRole("link", { name: email }).click();
      await expect(support.getByRole("link", { name: "Reported a visit as not their own" })).toBeVisible();
      await support.getByRole("link", { name: "Who read of them, too" }).click();
      await expect(support.getByRole("link", { name: "Read a session" })).toBeVisible();
      await desk.close();
      await elsewhere.dispose();
    });
  });
}

import { expect, test } from "../fixtures";
import { adminSession } from "../global-setup";

test.use({ storageState: adminSession });

test.describe("who waits for a file that does not come", () => {
  test("reads why it was refused", async ({ page }) => {
    await page.goto("/admin/sessions");
    await page.getByText("Export", { exact: true }).click();
    const link = page.getByRole("link", { name: "CSV", exact: true });
    // the page itself asks by what it has understood: as a link that somebody has made by hand
    await link.evaluate((one: HTMLAnchorElement) => one.setAttribute("href", `${one.href}&from=never`));
    await link.click();
    await expect(page.getByRole("status").filter({ hasText: "One of the filters can't be read" })).toBeVisible();
  });

  test.describe("without a network", () => {
    test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] });

    test("reads after a while that there is none", async ({ page, context }) => {
      await page.clock.install();
      await page.goto("/admin/sessions");
      await page.getByText("Export", { exact: true }).click();
      await context.setOffline(true);
      await page.getByRole("link", { name: "NDJSON", exact: true }).click();
      await expect(page.getByRole("status").filter({ hasText: "Beginning…" })).toBeVisible();
      await page.clock.runFor(16_000);
      await expect(page.getByRole("status").filter({ hasText: "No file has begun." })).toBeVisible();
    });
  });
});

import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures";
import { adminSession } from "../global-setup";

for (const javaScriptEnabled of [true, false]) {
  test.describe(`JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a theme is kept, in a cookie as guarded as the session's, until it is taken back", async ({ page }) => {
      await page.goto("/");
      await page.getByRole("button", { name: "Dark" }).click();
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      const kept = async () => (await page.context().cookies()).filter(({ name }) => name.includes("theme"));
      expect(await kept()).toMatchObject([{ name: "portico.theme", httpOnly: true, sameSite: "Lax", path: "/" }]);
      await page.goto("/pricing");
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await page.getByRole("button", { name: "System" }).click();
      await expect(page.locator("html")).not.toHaveAttribute("data-theme");
      expect(await kept()).toEqual([]);
    });
  });
}

test.describe("with forced colours", () => {
  test.use({ storageState: adminSession, contextOptions: { forcedColors: "active" } });
  const ground = (one: Locator) => one.evaluate((element) => getComputedStyle(element).backgroundColor);

  test("a legend keeps the colours of its picture, and what is on looks other than what is off", async ({ page }) => {
    await page.goto("/admin");
    const swatches = page
      .getByRole("listitem")
      .filter({ hasText: /^(Returned|Failed)$/ })
      .locator("span");
    await expect(swatches).toHaveCount(2);
    expect(
      new Set([await ground(page.locator("body")), ...(await Promise.all((await swatches.all()).map(ground)))]).size,
    ).toBe(3);

    await page.goto("/admin/sessions");
    const dot = page.getByRole("button", { name: "Live" }).locator("span");
    const off = await ground(dot);
    await page.getByRole("button", { name: "Live" }).click();
    await expect(page.getByRole("button", { name: "Live", pressed: true })).toBeVisible();
    expect(await ground(dot)).not.toBe(off);
  });
});

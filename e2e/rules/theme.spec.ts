import { expect, test } from "../fixtures";

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

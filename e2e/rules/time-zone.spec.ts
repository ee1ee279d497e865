import { expect, test } from "../fixtures";
import { newPerson } from "../people";

for (const source of ["Temporal", "Intl alone"]) {
  test(`pages are written in the browser's own zone, in one that has ${source}`, async ({ page }) => {
    if (source === "Intl alone") await page.addInitScript(() => Reflect.deleteProperty(globalThis, "Temporal"));
    await newPerson(page.request);
    await page.goto("/"); // the first page tells the zone, the next one knows it
    await page.goto("/account/profile");
    await expect(page.getByLabel("Time zone").getByRole("option", { name: "My browser’s: Berlin" })).toBeAttached();
  });
}

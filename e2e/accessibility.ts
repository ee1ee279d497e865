import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Checks a page as it is now, light and dark: WCAG 2.2 AA by axe, and nothing that scrolls sideways on a small phone. */
export async function expectAccessible(page: Page) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // in legacy mode no page of its own is opened to join what frames say: there are none
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (colorScheme === "dark") axe.withRules("color-contrast"); // the rest is the same in every light
    const { violations } = await axe.analyze();
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id}: ${nodes.map((node) => node.html).join(" ")}`,
    );
    expect(found).toEqual([]);
  }
  await expectNoSidewaysScroll(page);
}

async function expectNoSidewaysScroll(page: Page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "width of the page in a window of 360 px").toBeLessThanOrEqual(360);
  if (before) await page.setViewportSize(before);
}

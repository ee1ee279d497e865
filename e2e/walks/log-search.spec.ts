import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { SessionLogPage } from "../pages/session-log-page";

// What the example customer of the seed has: a visit that failed, nine days ago, among others.
test.use({ storageState: adminSession });

test("finds a customer by half an address, sees why their portal failed, and takes the log along", async ({ page }) => {
  const log = new SessionLogPage(page);
  await log.open();
  await log.search("customer@exam");
  await expect(page.getByRole("link", { name: "Remove Person: customer@exam" })).toBeVisible();
  await log.filter({ state: "Failed" });
  await expect(log.rows).toHaveCount(1);
  await expect(log.rows).toContainText([/stripe_timeout/]);

  await page.getByText("Export", { exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV", exact: true }).click();
  const lines = readFileSync(await (await download).path(), "utf8")
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("customer@example.com");
  await expect(page.getByText("Done: 1 row,")).toBeVisible();

  await page.getByText("Was a file cut off?").click();
  await page.getByLabel("Id of its last whole line").fill(lines[1]?.split(",")[0] ?? "");
  const rest = page.waitForEvent("download");
  await page.getByRole("button", { name: "Go on as CSV" }).click();
  const restLines = readFileSync(await (await rest).path(), "utf8")
    .trimEnd()
    .split("\n");
  expect(restLines).toEqual([lines[0]]); // there was no row behind it

  await page.keyboard.press("Escape"); // on a phone the menu lies over the rows
  await log.openFirst();
  await expect(page.getByText("Failed: stripe_timeout")).toBeVisible();
  await expect(page.getByText("Stripe did not answer within eight seconds")).toBeVisible();
  await expect(page.getByRole("heading", { name: "The person's sessions around it" })).toBeVisible();
});

test("opens the session that a pasted id means, and says when it means none", async ({ page }) => {
  const log = new SessionLogPage(page);
  await log.open();
  await log.openFirst();
  const address = page.url();
  await log.open();
  await log.search(` ${address} `);
  await page.waitForURL(address);
  await log.open();
  await log.search("bps_nobody");
  await expect(page.getByText("Nothing here belongs to bps_nobody")).toBeVisible();
  await expect(page.getByText("Export", { exact: true })).toBeHidden(); // none of the log was read
});

test("takes one filter off and keeps the other", async ({ page }) => {
  await page.goto("/admin/sessions?range=30d&state=returned");
  await page.getByRole("link", { name: "Remove Time: Last 30 days" }).click();
  await page.waitForURL(/sessions\?state=returned$/);
  await page.getByRole("link", { name: "Clear all" }).click();
  await page.waitForURL(/sessions$/);
});

test("takes a day and a minute, and stands at an address to share", async ({ page }) => {
  const log = new SessionLogPage(page);
  await log.open();
  const unfold = async (summary: string) => {
    const folded = page.getByText("Filters", { exact: true }); // on a phone
    if (await folded.isVisible()) await folded.click();
    await page.getByText(summary, { exact: true }).click();
  };
  await unfold("More filters");
  await page.getByLabel("From", { exact: true }).fill("2026-11-01");
  await page.getByLabel("From, time").fill("09:30");
  await page.getByLabel("To", { exact: true }).fill("2026-11-02");
  await page.getByRole("button", { name: "Filter", exact: true }).last().click();
  await page.waitForURL(/sessions\?from=2026-11-01T09%3A30%2B01%3A00&to=2026-11-02T23%3A59%2B01%3A00$/);
  await expect(page.getByRole("link", { name: "Remove From: 2026-11-01 09:30" })).toBeVisible();
  await unfold("More filters (2 on)");
  await expect(page.getByLabel("From, time")).toHaveValue("09:30");
  await expect(page.getByLabel("To, time")).toHaveValue("23:59");
});

test("leads from a number on the overview to its sessions", async ({ page }) => {
  await page.goto("/admin?range=90d");
  await page.getByRole("link", { name: "stripe_timeout" }).click();
  await expect(page.getByRole("link", { name: "Remove Error: stripe_timeout" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Remove From: / })).toBeVisible();
  await expect(page.getByText(/^[\d,]+ sessions?$/)).toBeVisible();
});

test("leads from a configuration that fails to its failures", async ({ page }) => {
  await page.goto("/admin?range=90d");
  await page
    .getByRole("link", { name: /^[1-9][\d,]* failed with bpc_\w+, in the log$/ })
    .first()
    .click();
  await expect(page.getByRole("link", { name: /^Remove Configuration: bpc_/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Remove State: Failed" })).toBeVisible();
  await expect(page.getByText(/^[1-9][\d,]* sessions?$/)).toBeVisible();
});

test("opens a row wherever it is clicked, and the person from their address", async ({ page }) => {
  const log = new SessionLogPage(page);
  await page.goto("/admin/sessions?person=customer@example.com");
  await log.rows
    .first()
    .getByText(/^(Open|Returned|Failed)$/)
    .click();
  await page.waitForURL(/\/admin\/sessions\/[0-9a-f-]{36}$/);
  await page.goBack();
  await log.rows.first().getByRole("link", { name: "customer@example.com" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "customer@example.com" })).toBeVisible();
  await page.getByRole("link", { name: "All in the log" }).click();
  await expect(page.getByRole("link", { name: "Remove Person: customer@example.com" })).toBeVisible();
});

test("leads back to a list as it was left", async ({ page }) => {
  const backTo = (list: string) => page.getByRole("link", { name: `← ${list}` });
  await page.goto("/admin/sessions?person=customer@example.com&state=returned");
  await new SessionLogPage(page).openFirst();
  await page.getByRole("listitem").getByRole("link", { name: /2026/ }).first().click(); // another session lies between
  await expect(backTo("Session log")).toHaveAttribute("href", /\?person=customer%40example.com&state=returned$/);
  await backTo("Session log").click();
  await expect(page.getByRole("link", { name: "Remove State: Returned" })).toBeVisible();

  await page.goto("/admin/customers?q=customer@example.com");
  await page.getByRole("link", { name: "customer@example.com" }).click();
  await expect(backTo("Customers")).toHaveAttribute("href", "/admin/customers?q=customer%40example.com");
});

test("closes a menu by Escape, and by a click elsewhere, which opens nothing", async ({ page, isMobile }) => {
  const log = new SessionLogPage(page);
  await log.open();
  const [view, inView] = [page.getByRole("button", { name: "View" }), page.getByRole("button", { name: "Apply" })];
  await view.click();
  await page.getByRole("checkbox", { name: "Locale" }).focus();
  await page.keyboard.press("Escape");
  await expect(inView).toBeHidden();
  await expect(view).toBeFocused();

  await view.click();
  await expect(inView).toBeVisible();
  if (isMobile) return; // it lies over the rows
  const state = log.rows.nth(2).getByText(/^(Creating|Open|Returned|Failed|Denied|Unknown)$/);
  await state.click();
  await expect(inView).toBeHidden();
  await view.click(); // of the same page
  await page.keyboard.press("Escape");
  await state.click();
  await page.waitForURL(/\/admin\/sessions\/[0-9a-f-]{36}$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("filters, chooses columns and exports", async ({ page }) => {
    const log = new SessionLogPage(page);
    await log.open();
    await log.filter({ person: "customer@example.com", state: "Returned" });
    for (const name of ["Live", "Keys"]) await expect(page.getByRole("button", { name })).toBeHidden(); // they could do nothing
    await page.getByText("View", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Locale" }).check();
    await page.getByRole("radio", { name: "Compact" }).check();
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.locator("table.log-table-compact")).toHaveCount(1);
    await expect(page.locator("thead")).toContainText("Locale");
    expect(new URL(page.url()).search).toBe("?person=customer%40example.com&state=returned");
    const file = await page.request.get("/admin/sessions/export?state=returned&format=ndjson");
    expect((await file.text()).trimEnd().split("\n").at(-1)).toMatch(/^\{"end":true,"rows":\d+\}$/);
  });
});

test.describe("by keyboard", () => {
  test.skip(({ isMobile }) => isMobile, "a phone has no keys");

  test("walks the lines, opens one, searches and helps", async ({ page }) => {
    const log = new SessionLogPage(page);
    await log.open();
    await expectKeysHeard(page);
    const { lines } = log;
    await page.keyboard.press("j");
    await expect(lines.nth(0)).toBeFocused();
    await page.keyboard.press("j");
    await expect(lines.nth(1)).toBeFocused();
    await page.keyboard.press("k");
    await expect(lines.nth(0)).toBeFocused();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search by e-mail" })).toBeFocused();
    await page.keyboard.type("jk?"); // in a field they are letters
    await expect(page.getByRole("searchbox", { name: "Search by e-mail" })).toHaveValue("jk?");
    await lines.nth(0).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/admin\/sessions\/[0-9a-f-]{36}$/);
  });

  test("goes on from the session that was opened, or else from what is in sight", async ({ page }) => {
    const { lines } = new SessionLogPage(page);
    await page.goto("/admin/sessions?person=customer@example.com");
    await expectKeysHeard(page); // which row is opened is remembered from then on
    await lines.nth(1).click();
    await page.waitForURL(/\/admin\/sessions\/[0-9a-f-]{36}$/);
    await page.goBack();
    await expectKeysHeard(page);
    await page.keyboard.press("j");
    await expect(lines.nth(2)).toBeFocused();

    await page.setViewportSize({ width: 1280, height: 240 });
    await page.reload();
    await expectKeysHeard(page);
    await lines.last().scrollIntoViewIfNeeded();
    await page.keyboard.press("j");
    await expect(page.locator("a[data-row]:focus")).toBeInViewport();
    await expect(lines.nth(0)).not.toBeFocused();
  });

  test("leaves the letters alone once they are switched off", async ({ page }) => {
    const { lines } = new SessionLogPage(page);
    const [tick, close] = [page.getByLabel("Use these keys"), page.getByRole("button", { name: "Close" })];
    await page.goto("/admin/sessions");
    await openKeys(page);
    await tick.uncheck();
    await close.click();
    await page.reload();
    await openKeys(page);
    await expect(tick).not.toBeChecked();
    await close.click();
    await page.keyboard.press("j");
    await openKeys(page);
    await tick.check();
    await close.click();
    await expect(lines.nth(0)).not.toBeFocused();
    await page.keyboard.press("j");
    await expect(lines.nth(0)).toBeFocused();
  });
});

const help = (page: Page) => page.getByRole("dialog", { name: "Keys" });

// Both are heard once the page's script runs; while the help is open they mean nothing, so one more does no harm.
async function expectKeysHeard(page: Page) {
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help(page)).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(help(page)).toBeHidden();
}

async function openKeys(page: Page) {
  await expect(async () => {
    await page.getByText("Keys", { exact: true }).first().dispatchEvent("click");
    await expect(help(page)).toBeVisible({ timeout: 500 });
  }).toPass();
}

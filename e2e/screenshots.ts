import { mkdirSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, devices } from "@playwright/test";
import config from "../playwright.config";
import { AccountPage } from "./pages/account-page";
import { PortalPage } from "./pages/portal-page";
import { SignInPage } from "./pages/sign-in-page";
import { services } from "./services";

// The pictures of the README, taken from a running `npm run preview -- --fresh`.
const folder = "docs/screenshots";
mkdirSync(folder, { recursive: true });
const reader = { baseURL: services().app, locale: "en-GB", timezoneId: "Europe/Berlin" };

const browser = await chromium.launch(config.use?.launchOptions);
await takeCustomer(browser);
await takeAdmin(browser);
await browser.close();

async function takeCustomer(browser: Browser) {
  const desktop = await browser.newContext({ ...reader, viewport: { width: 1120, height: 1000 } });
  const page = await desktop.newPage();
  const account = new AccountPage(page);
  await new SignInPage(page).signIn("customer@example.com");
  await account.openPortal();
  const portal = new PortalPage(page);
  if (await page.getByRole("heading", { level: 3, name: "Starter" }).isVisible()) await portal.switchTo("Pro");
  await portal.returnToApp();
  await page.screenshot({ path: `${folder}/account.png` });

  const phone: BrowserContextOptions = { ...devices["Pixel 7"], deviceScaleFactor: 1.5, colorScheme: "dark" };
  const storageState = await desktop.storageState();
  const small = await (await browser.newContext({ ...reader, ...phone, storageState })).newPage();
  await small.goto("/account");
  await small.screenshot({ path: `${folder}/account-phone.png` });
}

async function takeAdmin(browser: Browser) {
  const page = await (await browser.newContext({ ...reader, viewport: { width: 1280, height: 640 } })).newPage();
  await new SignInPage(page).signIn("admin@example.com");
  await page.goto("/admin/sessions");
  await page.screenshot({ path: `${folder}/admin-log.png` });
}

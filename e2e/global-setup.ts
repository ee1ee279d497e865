import { join } from "node:path";
import { chromium, type FullConfig } from "@playwright/test";
import { ensureCoupons } from "./coupons";
import { SignInPage } from "./pages/sign-in-page";
import { services, stateFolder } from "./services";

/** The session of the admin, for `test.use({ storageState: adminSession })`: links for one address are limited. */
export const adminSession = join(stateFolder, "admin-session.json");

/** Once for all tests: makes the coupons, and signs in the admin of the example people. */
export default async function signInAdmin(config: FullConfig) {
  await ensureCoupons();
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  const page = await browser.newPage({ baseURL: services().app });
  await new SignInPage(page).signIn("admin@example.com");
  await page.context().storageState({ path: adminSession });
  await browser.close();
}

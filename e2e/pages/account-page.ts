import { expect, type Page } from "@playwright/test";

/** The customer's own page. */
export class AccountPage {
  constructor(private readonly page: Page) {}

  async open() {
    await this.page.goto("/account");
  }

  get manageButton() {
    return this.page.getByRole("button", { name: "Manage subscription" });
  }

  /** Clicks, and waits until Stripe's portal is there. */
  async openPortal() {
    await this.manageButton.click();
    await this.page.waitForURL(/\/p\/session\//);
  }

  async signOut() {
    await this.page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  }

  async expectPlan(name: string) {
    await expect(this.page.getByRole("heading", { level: 2, name: new RegExp(`^${name}`) })).toBeVisible();
  }

  /** What is said on coming back. */
  get welcome() {
    return this.page.getByRole("status").filter({ hasText: "Welcome back." });
  }

  /** The visits on the page, newest first. */
  visits(purpose = "Manage subscription") {
    return this.page.getByRole("listitem").filter({ hasText: purpose });
  }

  /** Waits for the newest visit to tell something: it is there once Stripe's event has arrived. */
  async expectNewestVisit(...texts: string[]) {
    await expect(async () => {
      await this.page.reload();
      for (const text of texts) await expect(this.visits().first()).toContainText(text, { timeout: 500 });
    }).toPass({ timeout: 15_000 });
  }
}

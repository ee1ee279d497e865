import { expect, type Page } from "@playwright/test";
import { fillCard } from "./card";

/** Stripe's hosted portal, as the local Stripe draws it. */
export class PortalPage {
  constructor(private readonly page: Page) {}

  async switchTo(plan: string) {
    await this.page.getByRole("link", { name: "Update plan" }).click();
    await this.page.getByRole("button", { name: `Select ${plan}` }).click();
    await this.page.getByRole("button", { name: "Continue" }).click();
    await this.page.getByRole("button", { name: "Confirm" }).click();
    await expect(this.page.getByRole("heading", { level: 3, name: plan })).toBeVisible();
  }

  async cancel(reason: string) {
    await this.page.getByRole("link", { name: "Cancel plan" }).click();
    await this.page.getByLabel(reason).check();
    await this.page.getByRole("button", { name: "Cancel plan" }).click();
    await expect(this.page.getByText(/^Your plan ends on/)).toBeVisible();
  }

  async takeCancellationBack() {
    await this.page.getByRole("button", { name: "Don't cancel plan" }).click();
    await expect(this.page.getByText(/^Your plan renews on/)).toBeVisible();
  }

  async addCard(number: string, lastFour: string) {
    await this.page.getByRole("link", { name: "Add payment method" }).click();
    await fillCard(this.page, number);
    await this.page.getByRole("button", { name: "Save card" }).click();
    await expect(this.page.getByText(`ending ${lastFour}`).first()).toBeVisible(); // beside the plan, too
  }

  async returnToApp() {
    await this.page.getByRole("link", { name: /Return to/ }).click();
    await this.page.waitForURL(/\/account/);
  }
}

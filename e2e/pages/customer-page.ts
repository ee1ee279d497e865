import { expect, type Page } from "@playwright/test";

/** One person, as staff see them. */
export class CustomerPage {
  constructor(readonly page: Page) {}

  /** From the list of customers, by a part of what one knows. */
  async find(part: string, email: string) {
    await this.page.goto("/admin/customers");
    await this.page.getByLabel("Find", { exact: true }).fill(part);
    await this.page.getByRole("button", { name: "Find" }).click();
    await this.page.getByRole("link", { name: email }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: email })).toBeVisible();
  }

  async giveRole(role: "Customer" | "Support" | "Admin", email: string) {
    await this.page.goto(new URL(this.page.url()).pathname); // without what was said of a change before
    await this.page.getByLabel(`Role of ${email}`).selectOption(role);
    await this.page.getByRole("button", { name: `Change role of ${email}` }).click();
    await expect(this.page.getByText("The role was changed.")).toBeVisible();
  }

  async readAnew() {
    await this.page.getByRole("button", { name: "Read anew from Stripe" }).click();
    await expect(this.page.getByText("What stands here is what Stripe has.")).toBeVisible();
  }

  async openPortal(reason: string) {
    await this.page.getByLabel("Why do you open it?").fill(reason);
    await this.page.getByRole("button", { name: "Open the portal for them" }).click();
  }

  /** The portal sessions of the person, newest first. */
  get sessions() {
    return this.page
      .getByRole("table", { name: "Portal sessions" })
      .getByRole("row")
      .filter({
        has: this.page.getByRole("cell"),
      });
  }
}

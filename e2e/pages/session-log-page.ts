import type { Page } from "@playwright/test";

/** Everyone's portal sessions, for staff. */
export class SessionLogPage {
  constructor(readonly page: Page) {}

  async open() {
    await this.page.goto("/admin/sessions");
  }

  /** The rows below the table's head. */
  get rows() {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("cell") });
  }

  async filter({ person, state }: { person?: string; state?: string }) {
    if (person !== undefined) await this.page.getByLabel("Person").fill(person);
    if (state !== undefined) await this.page.getByLabel("State").selectOption(state);
    await this.page.getByRole("button", { name: "Filter" }).click();
    await this.page.waitForURL((url) => !person || url.searchParams.get("person") === person);
    await this.page.waitForURL((url) => !state || url.searchParams.get("state") === state.toLowerCase());
  }

  async openFirst() {
    await this.rows.first().getByRole("link").click();
    await this.page.waitForURL(/\/admin\/sessions\/[0-9a-f-]{36}/);
  }
}

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

  /** The links that open the rows, by their times. */
  get lines() {
    return this.rows.getByRole("link", { name: /\d\d:\d\d:\d\d$/ });
  }

  /** Types or pastes into the one box. */
  async search(typed: string) {
    await this.page.getByRole("searchbox", { name: "Search by e-mail, name or id" }).fill(typed);
    await this.page.getByRole("button", { name: "Search" }).click();
  }

  async filter({ person, state }: { person?: string; state?: string }) {
    if (person !== undefined) {
      await this.search(person);
      await this.page.waitForURL((url) => url.searchParams.get("person") === person);
    }
    if (state === undefined) return;
    const folded = this.page.getByText("Filters", { exact: true }); // on a phone
    if (await folded.isVisible()) await folded.click();
    await this.page.getByRole("combobox", { name: "State" }).selectOption(state);
    await this.page.getByRole("button", { name: "Filter", exact: true }).click();
    await this.page.waitForURL((url) => url.searchParams.get("state") === state.toLowerCase());
  }

  async openFirst() {
    await this.lines.first().click();
    await this.page.waitForURL(/\/admin\/sessions\/[0-9a-f-]{36}/);
  }
}

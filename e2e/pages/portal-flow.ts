import { expect, type Page } from "@playwright/test";
import { headline } from "../shop";
import { fillCard } from "./card";

/** A visit that was made for one thing: each method does that thing, on the page the flow opens. */
export class PortalFlow {
  constructor(
    private readonly page: Page,
    private readonly business = { name: "Example Shop", headline },
  ) {}

  async saveCard(number: string) {
    await this.expectTitle("Update payment method");
    await fillCard(this.page, number);
    await this.press("Save card");
  }

  async rename(name: string) {
    await this.expectTitle("Billing information");
    await this.page.getByLabel("Name", { exact: true }).fill(name);
    await this.press("Save");
  }

  async cancel(reason: string, comment: string) {
    await this.expectTitle("Confirm cancellation");
    await this.page.getByRole("radio", { name: reason }).check();
    await this.page.getByRole("textbox", { name: "Anything else?" }).fill(comment);
    await this.press("Cancel plan");
  }

  async acceptOffer(offer: string) {
    await expect(this.page.getByRole("heading", { level: 2, name: offer })).toBeVisible();
    await this.press("Accept offer");
  }

  async pause() {
    await this.expectTitle("Pause your plan");
    await this.press("Pause plan");
  }

  async choose(plan: string) {
    await this.expectTitle("Choose a plan");
    await this.press(`Select ${plan}`);
    await this.press("Continue");
  }

  /** @param plan the new one, as the page says it */
  async confirm(plan: string) {
    await this.expectTitle("Confirm your update");
    await expect(this.page.getByRole("heading", { level: 2, name: `New plan: ${plan}` })).toBeVisible();
    await this.press("Confirm");
  }

  async expectHome() {
    await this.expectTitle(this.business.headline);
  }

  async expectConfirmation(message: string) {
    await this.expectTitle("All done");
    await expect(this.page.getByRole("status")).toHaveText(message);
    await expect(this.page.getByRole("link", { name: "Go back" })).toHaveCount(0);
  }

  async returnToShop() {
    await this.page.getByRole("link", { name: `Return to ${this.business.name}` }).click();
  }

  private press(button: string) {
    return this.page.getByRole("button", { name: button, exact: true }).click();
  }

  private expectTitle(title: string) {
    return expect(this.page.getByRole("heading", { level: 1 })).toHaveText(title);
  }
}

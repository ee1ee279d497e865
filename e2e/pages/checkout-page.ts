import type { Page } from "@playwright/test";
import { fillCard } from "./card";

export const goodCard = "4242 4242 4242 4242";

/** Buying: our plans, then Stripe's Checkout, as the local Stripe draws it. */
export class CheckoutPage {
  constructor(private readonly page: Page) {}

  /** The same in another window. */
  at(page: Page): CheckoutPage {
    return new CheckoutPage(page);
  }

  /** From our plans to Stripe. */
  async choose(plan: string) {
    await this.page.goto("/pricing");
    await this.page.getByRole("button", { name: `Choose ${plan}` }).click();
    await this.page.waitForURL(/\/c\/pay\//);
  }

  async pay(card = goodCard) {
    await fillCard(this.page, card);
    await this.page.getByRole("button", { name: /^(Subscribe|Start trial)$/ }).click();
  }

  /** All of it; ends on the account page with the plan there. */
  async subscribe(plan: string) {
    await this.choose(plan);
    await this.pay();
    await this.page.waitForURL(/\/account/);
    await this.page.getByRole("button", { name: "Manage subscription" }).waitFor();
  }
}

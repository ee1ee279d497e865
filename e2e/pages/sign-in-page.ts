import { expect, type Page } from "@playwright/test";
import { mailsTo, signInLink } from "../mailbox";

/** Signing in as a person does it: address, mail, link, button. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  /** The same in another window. */
  at(page: Page): SignInPage {
    return new SignInPage(page);
  }

  /** From the sign-in page, wherever it was reached from. @returns the link that the mail brings */
  async askForLink(email: string): Promise<string> {
    const before = await mailsTo(email);
    await this.page.getByLabel("E-mail address").fill(email);
    await this.page.getByRole("button", { name: "Send the link" }).click();
    await expect(this.page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
    return signInLink(email, before.length + 1);
  }

  async openLink(link: string) {
    await this.page.goto(link);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  /** All of it; ends on the account page. */
  async signIn(email: string) {
    await this.page.goto("/sign-in");
    await this.openLink(await this.askForLink(email));
    await this.page.waitForURL("/account");
  }
}

import { randomBytes } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import { watchConsole } from "./console-guard";
import { AccountPage } from "./pages/account-page";
import { CheckoutPage } from "./pages/checkout-page";
import { PortalPage } from "./pages/portal-page";
import { SignInPage } from "./pages/sign-in-page";

type Fixtures = {
  /** Console errors a test expects: a refused page prints one. */
  expectedErrors: RegExp[];
  noConsoleErrors: undefined;
  signInPage: SignInPage;
  checkout: CheckoutPage;
  account: AccountPage;
  portal: PortalPage;
};

export const test = base.extend<Fixtures>({
  expectedErrors: [[], { option: true }],
  noConsoleErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors = watchConsole(context);
      await use(undefined);
      const unexpected = errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  signInPage: async ({ page }, use) => use(new SignInPage(page)),
  checkout: async ({ page }, use) => use(new CheckoutPage(page)),
  account: async ({ page }, use) => use(new AccountPage(page)),
  portal: async ({ page }, use) => use(new PortalPage(page)),
});

/** An address that nobody has used before. */
export const freshEmail = () => `e2e-${randomBytes(5).toString("hex")}@example.com`;

export { expect };

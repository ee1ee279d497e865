import type { Page } from "@playwright/test";
import { walks } from "../app-walks";
import { expect, test } from "../fixtures";
import { AccountPage } from "../pages/account-page";
import { PortalFlow } from "../pages/portal-flow";
import { newSubscriber } from "../people";
import { appWith, type End, ends } from "../services";

// Each deep link × each end it may have × with and without JavaScript, from a button of ours to the history.

const us = { name: "Portico", headline: "Your plan, your card, your invoices." };

/** From where the portal is done to our account page. */
const waysBack: Record<End, (flow: PortalFlow) => Promise<void>> = {
  redirect: async () => {}, // at once
  hosted_confirmation: async (flow) => {
    await flow.expectConfirmation("It is done. <Portico> thanks you.");
    await flow.returnToShop();
  },
  portal_homepage: async (flow) => {
    await flow.expectHome();
    await flow.returnToShop();
  },
};

async function expectInHistory(page: Page, ...texts: string[]) {
  const newest = page.getByRole("main").getByRole("listitem").first();
  await expect(async () => {
    await page.goto(new URL("/account/sessions", page.url()).href);
    for (const text of texts) await expect(newest).toContainText(text, { timeout: 1 });
  }).toPass(); // what changed comes with Stripe's event
}

for (const end of ends) {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(`${end}, JavaScript ${javaScriptEnabled ? "on" : "off"}:`, () => {
      test.use({ javaScriptEnabled });

      for (const { what, from, button, act, told, kept } of walks) {
        test(`${what} and comes back`, async ({ page }) => {
          await newSubscriber(page.request);
          await page.goto(appWith(end) + from);
          await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
          await page.waitForURL(/\/p\/session\//);
          const flow = new PortalFlow(page, us);
          await act(flow, page, end);
          await waysBack[end](flow);
          await page.waitForURL(`${appWith(end)}/account?visit=*`);
          await expect(new AccountPage(page).welcome).toContainText(told); // at once
          await expectInHistory(page, ...kept, "Returned");
        });
      }
    });
  }
}

import type { Page } from "@playwright/test";
import type Stripe from "stripe";
import { flows } from "../flows";
import { PortalFlow } from "../pages/portal-flow";
import { portalLink, type Shop, subscribe } from "../shop";
import { expect, test } from "../shop-fixtures";

type Completion = Stripe.BillingPortal.SessionCreateParams.FlowData.AfterCompletion;

const expectShop = async (page: Page, address: string) => {
  await expect(page).toHaveURL(address);
  await expect(page.getByRole("heading", { name: "Example Shop" })).toBeVisible();
};

/** Where a flow may end, and how a visitor sees it. */
type End = {
  completion: (shop: Shop) => Omit<Completion, "type">;
  expectEnd: (page: Page, shop: Shop) => Promise<void>;
};

const ends: Record<Completion["type"], End> = {
  portal_homepage: {
    completion: () => ({}),
    expectEnd: async (page, { site }) => {
      const flow = new PortalFlow(page);
      await flow.expectHome();
      await flow.returnToShop();
      await expectShop(page, `${site}/account`);
    },
  },
  redirect: {
    completion: ({ site }) => ({ redirect: { return_url: `${site}/thanks?from=portal` } }),
    expectEnd: (page, { site }) => expectShop(page, `${site}/thanks?from=portal`),
  },
  hosted_confirmation: {
    completion: () => ({ hosted_confirmation: { custom_message: "Thank you, <Ada>." } }),
    expectEnd: async (page, { site }) => {
      const flow = new PortalFlow(page);
      await flow.expectConfirmation("Thank you, <Ada>.");
      await flow.returnToShop();
      await expectShop(page, `${site}/account`);
    },
  },
};

for (const { type, part, act, effect } of flows) {
  for (const [end, { completion, expectEnd }] of Object.entries(ends)) {
    test(`${type} is done by a first-time visitor and ends as ${end}`, async ({ page, shop }) => {
      const person = await subscribe(shop);
      const after_completion = { type: end as Completion["type"], ...completion(shop) };
      const flow_data = { type, ...part?.(person, shop), after_completion };
      await page.goto(await portalLink(shop, person.customer, { flow_data }));
      await act(new PortalFlow(page));
      await expectEnd(page, shop);
      await effect(person, shop);
    });
  }
}

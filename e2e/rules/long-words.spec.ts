import { expectAccessible } from "../accessibility";
import { expect, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { stripeApi } from "../local-stripe";
import { PortalFlow } from "../pages/portal-flow";
import { newSubscriber } from "../people";

const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

// The name of a company, of what it buys, and what it says on leaving, all of them one word.
test("words that are wider than a phone push no page wide", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const { email, customer } = await newSubscriber(page.request);
  await page.goto("/account");
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await page.waitForURL(/\/p\/session\//);
  await new PortalFlow(page).cancel("I don't use it enough", word);
  await page.waitForURL(/\/account\?visit=/);
  const stripe = stripeApi();
  await stripe.customers.update(customer, { name: word });
  const [bought] = (await stripe.subscriptions.list({ customer })).data;
  const { id: product } = await stripe.products.create({ name: word });
  const { currency = "eur" } = bought ?? {};
  const price = await stripe.prices.create({ product, currency, unit_amount: 900, recurring: { interval: "month" } });
  await stripe.subscriptions.create({ customer, items: [{ price: price.id }] });
  await expect(async () => {
    await page.goto("/account"); // what Stripe did comes with its events
    for (const text of [`written to ${word}`, `${word}, monthly`, "canceled as of"])
      await expect(page.getByRole("main")).toContainText(text, { timeout: 1 });
  }).toPass();
  await expectAccessible(page);
  await page.goto("/account/sessions");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "Cancel" }).click();
  await expectAccessible(page);

  const office = await browser.newContext({ storageState: adminSession });
  const desk = await office.newPage();
  await desk.goto(`/admin/sessions?person=${encodeURIComponent(email)}`);
  await expect(desk.getByRole("cell", { name: `“${word}”` })).toContainText(/unused/i);
  await expectAccessible(desk);
  await desk.getByRole("link", { name: email, exact: true }).click();
  await expect(desk.getByText(word).first()).toBeVisible();
  await expectAccessible(desk);
  await desk.goto("/admin");
  await expect(desk.getByText(`“${word}”`)).toBeVisible();
  await expectAccessible(desk);
  await office.close();
});

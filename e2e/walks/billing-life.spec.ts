import type { Page } from "@playwright/test";
import { expect, freshEmail, test } from "../fixtures";
import { advanceCustomer, customersOf, stripeApi } from "../local-stripe";
import { mailsTo } from "../mailbox";
import { PortalFlow } from "../pages/portal-flow";
import { services } from "../services";

// From the first day of a trial to the day after the end and back, on a clock that moves for this customer alone. What time
// brings reaches the app by Stripe's events: nobody comes back from anywhere then.

test("is followed from the trial to the end, and told at every station", async ({
  page,
  signInPage,
  checkout,
  account,
  portal,
}) => {
  test.setTimeout(90_000);
  const email = freshEmail();
  await signInPage.signIn(email);
  await checkout.choose("Team");
  const [customer = ""] = await customersOf(email);
  await advanceCustomer(customer, 0); // on its own clock from here on
  await checkout.pay();
  await page.waitForURL(/\/account/);
  await expect(page.getByText("Your trial of Team has begun. Nothing was charged today")).toBeVisible();
  await expectStanding(page, "Trial", `Free until ${await nextDay(customer)}, then £85.00 a month.`);

  await advanceCustomer(customer, 11.5);
  await expectMail(email, "Your trial of Team ends soon");
  await advanceCustomer(customer, 3);
  await expectStanding(page, "Active", `£85.00 a month. Renews on ${await nextDay(customer)}.`);
  await expect(invoices(page).first()).toContainText(/£85\.00.*Paid/);

  await updateCard(page, "4000 0000 0000 0341"); // can be saved, is declined when charged
  await expect(account.welcome).toContainText("Visa ending 0341");
  await expectCharged(customer, "0341");
  await advanceCustomer(customer, 31);
  await expectStanding(page, "Payment overdue", "The last payment did not go through. It will be tried again");
  await expect(page.getByText("Update your card now, so that the next try works")).toBeVisible();
  await expect(invoices(page).first()).toContainText(/£85\.00.*To pay/);
  await expectMail(email, "Your payment for Team did not go through");
  await advanceCustomer(customer, 3.5); // Stripe tries again, and fails again
  await expectMail(email, "Your payment for Team did not go through", 2);
  const [mail] = await mailsTo(email);
  expect(mail?.links).toEqual([`${services().app}/account/portal/payment-method`]); // a page of ours with one button

  await page.goto(mail?.links[0] ?? "");
  await updateCard(page, "5555 5555 5555 4444");
  await expect(account.welcome).toContainText("Mastercard ending 4444");
  await expectCharged(customer, "4444");
  await advanceCustomer(customer, 5.5);
  await expectStanding(page, "Active", `Renews on ${await nextDay(customer)}.`);
  await expect(invoices(page).first()).toContainText(/£85\.00.*Paid/);

  await account.openPortal();
  await portal.cancel("I don't use it enough");
  await portal.returnToApp();
  await expect(account.welcome).toContainText("You canceled Team. You can use it until");
  await expectStanding(page, "Ending", `Ends on ${await nextDay(customer)}.`);
  await expect(page.getByRole("button", { name: "Take back the cancellation" })).toBeVisible();
  await expectMail(email, "Your Team subscription is set to end");
  await account.expectNewestVisit("Returned", "Team canceled as of");

  await advanceCustomer(customer, 31);
  await expectStanding(page, "Canceled", "Ended on");
  await expect(invoices(page)).toHaveCount(3); // nothing was charged after that: the trial's, and two months
  await expectMail(email, "Your Team subscription has ended");

  await page.getByRole("link", { name: "Choose a plan" }).click();
  await page.getByRole("button", { name: "Choose Team" }).click();
  await page.waitForURL(/\/c\/pay\//);
  await checkout.pay();
  await page.waitForURL(/\/account/);
  await expectStanding(page, "Active", `£85.00 a month. Renews on ${await nextDay(customer)}.`); // no second trial

  await page.goto("/account/sessions");
  const visits = page.getByRole("main").getByRole("listitem");
  await expect(visits).toHaveCount(3);
  await expect(visits.nth(0)).toContainText("Team canceled as of");
  await expect(visits.nth(1)).toContainText("Visa ending 0341 → Mastercard ending 4444");
  await expect(visits.nth(2)).toContainText("Visa ending 4242 → Visa ending 0341");
});

const invoices = (page: Page) => page.locator("section").filter({ hasText: "Invoices" }).last().getByRole("listitem");

/** Waits for Stripe's event to have arrived. */
async function expectStanding(page: Page, word: string, facts: string) {
  const card = page.getByRole("main").locator("section").filter({ hasText: "Team" }).first();
  await expect(async () => {
    await page.goto("/account");
    await expect(card).toContainText(word, { timeout: 1 });
    await expect(card).toContainText(facts, { timeout: 1 });
  }).toPass();
}

const expectMail = (email: string, subject: string, times = 1) =>
  expect
    .poll(async () => (await mailsTo(email)).filter((mail) => mail.subject === subject).length, { message: subject })
    .toBe(times);

async function updateCard(page: Page, number: string) {
  await page.getByRole("button", { name: "Update card" }).click();
  await page.waitForURL(/\/p\/session\//);
  await new PortalFlow(page).saveCard(number);
  await page.waitForURL(/\/account/);
}

/** Checkout gave the subscription a card of its own; the app has it follow the customer's new one. */
const expectCharged = (customer: string, last4: string) =>
  expect
    .poll(async () => {
      const { data } = await stripeApi().subscriptions.list({ customer, expand: ["data.default_payment_method"] });
      const method = data[0]?.default_payment_method;
      return typeof method === "object" ? method?.card?.last4 : method;
    })
    .toBe(last4);

/** When the newest subscription's period ends, as the account page says it. */
async function nextDay(customer: string): Promise<string> {
  const { data } = await stripeApi().subscriptions.list({ customer });
  const at = new Date((data[0]?.items.data[0]?.current_period_end ?? 0) * 1000);
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/Berlin" }).format(at);
}

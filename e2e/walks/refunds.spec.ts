import { expectAccessible } from "../accessibility";
import { expect, test } from "../fixtures";
import { stripeApi } from "../local-stripe";
import { newSubscriber } from "../people";

test("a customer reads what was given back of an invoice, and that their bank objects", async ({ page }) => {
  const { customer } = await newSubscriber(page.request);
  const stripe = stripeApi();
  const [charge] = (await stripe.charges.list({ customer })).data;
  const invoice = page.locator("section").filter({ hasText: "Invoices" }).getByRole("listitem").first();
  const expectInvoice = (...texts: (string | RegExp)[]) =>
    expect(async () => {
      await page.goto("/account"); // what Stripe did comes with its event
      for (const text of texts) await expect(invoice).toContainText(text, { timeout: 1 });
    }).toPass({ timeout: 15_000 });

  await expectInvoice("£8.00", "Paid");
  await stripe.refunds.create({ charge: charge?.id, amount: 300 });
  await expectInvoice("£8.00, refunded £3.00", "Paid");
  await stripe.refunds.create({ charge: charge?.id });
  await expectInvoice("£8.00", "Refunded");

  const card = await stripe.paymentMethods.attach("pm_card_createDispute", { customer });
  const [item] = (await stripe.subscriptions.list({ customer })).data[0]?.items.data ?? [];
  const items = [{ price: item?.price.id }];
  await stripe.subscriptions.create({ customer, items, default_payment_method: card.id });
  await expectInvoice("Disputed", "Your bank is asking us about this payment.");
  await expectAccessible(page);
  const [newest] = (await stripe.charges.list({ customer, limit: 1 })).data;
  const [dispute] = (await stripe.disputes.list({ charge: newest?.id })).data;
  await stripe.disputes.close(dispute?.id ?? "");
  await expectInvoice("Returned", "Your bank gave you this payment back.");
});

import type Stripe from "stripe";

/** One of each thing, and the ids of them by the names that parameters and paths use. */
export async function oneOfEach(stripe: Stripe): Promise<(name: string) => string[]> {
  const prices = (await stripe.prices.list()).data.map(({ id }) => id);
  const products = (await stripe.products.list()).data.map(({ id }) => id);
  const { id: customer } = await stripe.customers.create({ email: "ada@example.com", payment_method: "pm_card_visa" });
  const [card] = (await stripe.customers.listPaymentMethods(customer)).data.map(({ id }) => id);
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices[0] }],
    default_payment_method: card,
  });
  const charges = (await stripe.charges.list({ customer })).data.map(({ id }) => id);
  const objecting = await stripe.customers.create({ payment_method: "pm_card_createDispute" });
  const [disputing] = (await stripe.customers.listPaymentMethods(objecting.id)).data;
  await stripe.subscriptions.create({
    customer: objecting.id,
    items: [{ price: prices[0] }],
    default_payment_method: disputing?.id,
  });
  await stripe.billing.feedbackOptions.create({ description: "We moved to paper" });
  const refund = await stripe.refunds.create({ charge: charges[0], amount: 1 });
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: "once" });
  const code = await stripe.promotionCodes.create({ promotion: { type: "coupon", coupon: coupon.id } });
  const configurations = (await stripe.billingPortal.configurations.list()).data.map(({ id }) => id);
  const line = { price: prices[0], quantity: 1 };
  const session = await stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [line],
    success_url: "https://shop.test",
  });
  const endpoint = await stripe.webhookEndpoints.create({
    url: "https://shop.test/hook",
    enabled_events: ["plan.created"],
  });
  const ids: Record<string, (string | undefined)[]> = {
    price: prices,
    prices,
    product: products,
    customer: [customer],
    subscription: [subscription.id],
    id: subscription.items.data.map(({ id }) => id),
    payment_method: [card, "pm_card_visa", "pm_card_chargeCustomerFail"],
    default_payment_method: [card],
    coupon: [coupon.id],
    promotion_code: [code.id],
    configuration: configurations,
    invoice: [String(subscription.latest_invoice)],
    charge: charges,
    refund: [refund.id],
    session: [session.id],
    webhook_endpoint: [endpoint.id],
    currency: ["eur", "usd"],
    number: ["4242424242424242"],
    email: ["ada@example.com"],
  };
  const urls = ["https://shop.test/back"];
  return (name: string): string[] => (name.endsWith("url") ? urls : (ids[name] ?? [])).filter((id) => id !== undefined);
}

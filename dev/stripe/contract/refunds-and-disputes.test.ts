import { afterAll, describe, expect, it } from "vitest";
import { openTargetShop, payingCustomer } from "./shop";
import { refusalOf } from "./target";

const { target, stripe, shop } = await openTargetShop();
afterAll(() => target.close());

/** Somebody who paid ten euros for a month: the charge, by way of the invoice. */
async function paid(card?: string) {
  const customer = await payingCustomer(target, card);
  const subscription = await stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
  const [invoice] = (await stripe.invoices.list({ customer, expand: ["data.payments"] })).data;
  const intent = String(invoice?.payments?.data[0]?.payment.payment_intent);
  const [charge] = (await stripe.charges.list({ payment_intent: intent })).data;
  if (!charge) throw new Error("nothing was paid");
  return { customer, intent, charge: charge.id, subscription: subscription.id };
}
const typesAbout = async (id: string) =>
  (await stripe.events.list({ limit: 30 })).data.filter(({ data }) => JSON.stringify(data).includes(id));

describe("A charge", () => {
  it("is listed by its customer and by its payment intent, and leads to no invoice", async () => {
    const { customer, intent, charge } = await paid();
    expect((await stripe.charges.list({ customer })).data.map(({ id }) => id)).toEqual([charge]);
    const found = await stripe.charges.retrieve(charge);
    expect(found).toMatchObject({
      payment_intent: intent,
      customer,
      amount: 1000,
      amount_refunded: 0,
      disputed: false,
    });
    expect(found).not.toHaveProperty("invoice");
    expect(await refusalOf(stripe.charges.retrieve("ch_none"))).toMatchObject({ statusCode: 404 });
  });
});

describe("A refund", () => {
  it("gives back a part, then the rest, and says so in events", async () => {
    const { charge, customer, intent } = await paid();
    const first = await stripe.refunds.create({ charge, amount: 300, reason: "requested_by_customer" });
    expect(first).toMatchObject({ object: "refund", amount: 300, status: "succeeded", charge, payment_intent: intent });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 300, refunded: false });
    const rest = await stripe.refunds.create({ payment_intent: intent });
    expect(rest).toMatchObject({ amount: 700, reason: null, customer });
    const whole = await stripe.charges.retrieve(charge, { expand: ["refunds"] });
    expect(whole).toMatchObject({ amount_refunded: 1000, refunded: true });
    expect(whole.refunds?.data.map(({ id }) => id)).toEqual([rest.id, first.id]);
    expect((await stripe.refunds.list({ charge })).data.map(({ amount }) => amount)).toEqual([700, 300]);
    const refunded = (await typesAbout(charge)).filter(({ type }) => type === "charge.refunded");
    expect(refunded.map(({ data }) => data.previous_attributes)).toMatchObject([
      { amount_refunded: 300, refunded: false },
      { amount_refunded: 0 },
    ]);
  });

  it("leaves the invoice paid", async () => {
    const { charge, customer } = await paid();
    await stripe.refunds.create({ charge });
    expect((await stripe.invoices.list({ customer })).data).toMatchObject([{ status: "paid", amount_paid: 1000 }]);
  });

  it("is refused for more than is left, for nothing, and twice", async () => {
    const { charge } = await paid();
    expect(await refusalOf(stripe.refunds.create({ charge, amount: 1001 }))).toMatchObject({
      statusCode: 400,
      param: "amount",
      message: "Refund amount (€10.01) is greater than charge amount (€10.00)",
    });
    await stripe.refunds.create({ charge, amount: 400 });
    expect(await refusalOf(stripe.refunds.create({ charge, amount: 700 }))).toMatchObject({
      message: "Refund amount (€7.00) is greater than unrefunded amount on charge (€6.00)",
    });
    expect(await refusalOf(stripe.refunds.create({ charge, amount: 0 }))).toMatchObject({
      code: "parameter_invalid_integer",
    });
    await stripe.refunds.create({ charge });
    expect(await refusalOf(stripe.refunds.create({ charge }))).toMatchObject({
      statusCode: 400,
      code: "charge_already_refunded",
      message: `Charge ${charge} has already been refunded.`,
    });
  });

  it("needs to know of what", async () => {
    expect((await refusalOf(stripe.refunds.create({}))).message).toBe(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
    expect(await refusalOf(stripe.refunds.create({ charge: "ch_none" }))).toMatchObject({
      statusCode: 400,
      code: "resource_missing",
      param: "charge",
    });
  });
});

describe("A dispute", () => {
  it("comes right after the payment with Stripe's card for it", async () => {
    const { charge, intent } = await paid("pm_card_createDispute");
    await expect.poll(async () => (await stripe.disputes.list({ charge })).data, { timeout: 20_000 }).toHaveLength(1);
    const [dispute] = (await stripe.disputes.list({ payment_intent: intent })).data;
    expect(dispute).toMatchObject({ amount: 1000, charge, reason: "fraudulent", status: "needs_response" });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true, amount_refunded: 0 });
    expect(await refusalOf(stripe.refunds.create({ charge }))).toMatchObject({
      code: "charge_disputed",
      message: `Charge ${charge} has been charged back; cannot issue a refund.`,
    });
    const types = (await typesAbout(dispute?.id ?? "")).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["charge.dispute.created", "charge.dispute.funds_withdrawn"]));
  });

  it("is won with Stripe's words for it", async () => {
    const { charge } = await paid("pm_card_createDispute");
    await expect.poll(async () => (await stripe.disputes.list({ charge })).data, { timeout: 20_000 }).toHaveLength(1);
    const [{ id } = { id: "" }] = (await stripe.disputes.list({ charge })).data;
    const kept = await stripe.disputes.update(id, { evidence: { customer_name: "Ada" }, submit: false });
    expect(kept).toMatchObject({ status: "needs_response", evidence: { customer_name: "Ada" } });
    await stripe.disputes.update(id, { evidence: { uncategorized_text: "winning_evidence" } });
    await expect.poll(async () => (await stripe.disputes.retrieve(id)).status, { timeout: 20_000 }).toBe("won");
    const types = (await typesAbout(id)).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["charge.dispute.closed", "charge.dispute.funds_reinstated"]));
  });

  it("is lost when the business gives in, once", async () => {
    const { charge } = await paid("pm_card_createDispute");
    await expect.poll(async () => (await stripe.disputes.list({ charge })).data, { timeout: 20_000 }).toHaveLength(1);
    const [{ id } = { id: "" }] = (await stripe.disputes.list({ charge })).data;
    expect(await stripe.disputes.close(id)).toMatchObject({ status: "lost" });
    expect(await refusalOf(stripe.disputes.close(id))).toMatchObject({ statusCode: 400 });
  });
});

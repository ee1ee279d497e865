import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShop, payingCustomer } from "../contract/shop";
import { type LocalStripe, startLocalStripe } from "../server";
import { openAccount } from "../testing/account";

let server: LocalStripe;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());

async function paid(card?: string) {
  const { key, stripe, control } = openAccount(server);
  const target = { stripe, isReal: false, close: async () => {} };
  const shop = await openShop(target);
  const customer = await payingCustomer(target, card);
  await stripe.subscriptions.create({ customer, items: [{ price: shop.starter.id }] });
  const [charge] = (await stripe.charges.list({ customer })).data;
  return { key, stripe, control, charge: charge?.id ?? "" };
}
const statusOf = async (stripe: Stripe, charge: string) => (await stripe.disputes.list({ charge })).data[0]?.status;

describe("what happens after a payment", () => {
  it("is that a refund fails a day later, with Stripe's card for it", async () => {
    const { stripe, control, charge } = await paid("pm_card_refundFail");
    const { id } = await stripe.refunds.create({ charge });
    await control("/clock", { advance: 25 * 60 * 60 });
    expect(await stripe.refunds.retrieve(id)).toMatchObject({ status: "failed", failure_reason: "unknown" });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
    const types = (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(["refund.created", "refund.updated", "refund.failed"]));
  });

  it("is what a test has a bank do", async () => {
    const { stripe, control, charge } = await paid();
    const dispute = (await control("/disputes", { charge, reason: "duplicate" })) as Stripe.Dispute;
    expect(dispute).toMatchObject({ reason: "duplicate", status: "needs_response" });
    expect(await control("/disputes", { charge })).toMatchObject({ error: { param: "charge" } });
    expect(await control(`/disputes/${dispute.id}/decide`, { outcome: "maybe" })).toHaveProperty("error");
    await control(`/disputes/${dispute.id}/decide`, { outcome: "won" });
    expect(await statusOf(stripe, charge)).toBe("won");
  });

  it("is that a bank only asks, takes nothing, and the payment can be given back", async () => {
    const { stripe, control, charge } = await paid("pm_card_createDisputeInquiry");
    const [dispute] = (await stripe.disputes.list({ charge })).data;
    expect(dispute).toMatchObject({ status: "warning_needs_response", is_charge_refundable: true });
    await stripe.refunds.create({ charge });
    await control(`/disputes/${dispute?.id}/decide`, { outcome: "won" });
    expect(await statusOf(stripe, charge)).toBe("warning_closed");
  });
});

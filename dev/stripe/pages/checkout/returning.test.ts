import type Stripe from "stripe";
import { afterAll, describe, expect, it } from "vitest";
import { advanceClock, openShop } from "../testing/shop";
import { Visitor } from "../testing/visitor";

const shop = await openShop();
afterAll(() => shop.close());

const visa = { number: "4242424242424242", expiry: "08/29", cvc: "123" };
const day = 86_400;

async function start(more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const session = await shop.stripe.checkout.sessions.create({
    mode: "subscription",
    line_items: [{ price: shop.prices.pro, quantity: 1 }],
    success_url: "https://shop.test/welcome",
    cancel_url: "https://shop.test/pricing",
    ...more,
  });
  return { session, visitor: await Visitor.open(session.url ?? "") };
}
const read = (id: string) => shop.stripe.checkout.sessions.retrieve(id);

/** Somebody who bought before, with a card that may be shown again. */
async function returning(card = "pm_card_visa") {
  const { id: customer } = await shop.stripe.customers.create({ email: "ada@example.com" });
  const { id } = await shop.stripe.paymentMethods.attach(card, { customer });
  await shop.stripe.paymentMethods.update(id, { allow_redisplay: "always" });
  await shop.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  return { customer, card: id };
}
const cardOf = async (session: string) => {
  const { subscription } = await read(session);
  return (await shop.stripe.subscriptions.retrieve(String(subscription))).default_payment_method;
};

describe("A customer who comes back", () => {
  it("pays with a card that is saved", async () => {
    const { customer, card } = await returning();
    const { session, visitor } = await start({ customer });
    expect(visitor.text).toContain("Visa ending 4242");
    await visitor.press("Subscribe");
    expect(visitor.url).toBe("https://shop.test/welcome");
    expect(await cardOf(session.id)).toBe(card);
  });

  it("pays with another one", async () => {
    const { customer, card } = await returning();
    const { session, visitor } = await start({ customer });
    await visitor.press("Subscribe", { method: "new" });
    expect(visitor.text).toContain("This card number is not complete");
    await visitor.press("Subscribe", { method: "new", ...visa, number: "5555555555554444" });
    expect(await cardOf(session.id)).not.toBe(card);
  });

  it("is told that the saved card was declined", async () => {
    const { customer } = await returning("pm_card_chargeCustomerFail");
    const { session, visitor } = await start({ customer });
    await visitor.press("Subscribe");
    expect([visitor.status, visitor.text]).toEqual([402, expect.stringContaining("Your card was declined.")]);
    expect((await read(session.id)).status).toBe("open");
  });

  it("is asked by the bank where it asks each time", async () => {
    const { customer, card } = await returning("pm_card_authenticationRequired");
    const { session, visitor } = await start({ customer });
    await visitor.press("Subscribe");
    await visitor.press("Complete");
    expect(await cardOf(session.id)).toBe(card);
  });

  it("sees only cards that may be shown again, as far as the session says", async () => {
    const { customer, card } = await returning();
    await shop.stripe.paymentMethods.update(card, { allow_redisplay: "limited" });
    expect((await start({ customer })).visitor.text).not.toContain("ending 4242");
    const allow_redisplay_filters = ["always", "limited"] as const;
    const wider = { saved_payment_method_options: { allow_redisplay_filters: [...allow_redisplay_filters] } };
    expect((await start({ customer, ...wider })).visitor.text).toContain("ending 4242");
  });

  it("removes a card where the session lets them", async () => {
    const { customer } = await returning();
    const { visitor } = await start({ customer, saved_payment_method_options: { payment_method_remove: "enabled" } });
    await visitor.press("Remove Visa ending 4242");
    expect(visitor.text).not.toContain("ending 4242");
    expect((await shop.stripe.customers.listPaymentMethods(customer)).data).toEqual([]);
  });

  it("says whether a new card may be shown again", async () => {
    const { id: customer } = await shop.stripe.customers.create({ email: "eve@example.com" });
    const saving = { customer, saved_payment_method_options: { payment_method_save: "enabled" as const } };
    await (await start(saving)).visitor.press("Subscribe", visa);
    await (await start(saving)).visitor.press("Subscribe", { ...visa, number: "5555555555554444", save: "yes" });
    const { data } = await shop.stripe.customers.listPaymentMethods(customer);
    expect(data.map(({ card, allow_redisplay }) => [card?.last4, allow_redisplay])).toEqual([
      ["4444", "always"],
      ["4242", "limited"],
    ]);
  });
});

describe("A Checkout that wants a phone number", () => {
  it("asks for it, and keeps it", async () => {
    const { session, visitor } = await start({ phone_number_collection: { enabled: true } });
    await visitor.press("Subscribe", { email: "bob@example.com", ...visa, phone: "soon" });
    expect(visitor.text).toContain("Enter a phone number, such as +49 30 901820.");
    await visitor.press("Subscribe", { email: "bob@example.com", ...visa, phone: "+49 30 901820" });
    const done = await read(session.id);
    expect(done.customer_details?.phone).toBe("+4930901820");
    expect(await shop.stripe.customers.retrieve(String(done.customer))).toMatchObject({ phone: "+4930901820" });
  });
});

describe("An expired Checkout", () => {
  it("can be taken up again for a month, where the merchant wants that", async () => {
    const recovery = { enabled: true, allow_promotion_codes: true };
    const { session } = await start({ after_expiration: { recovery }, metadata: { cart: "7" } });
    expect(session.after_expiration?.recovery).toMatchObject({ ...recovery, url: null, expires_at: null });
    const expired = await shop.stripe.checkout.sessions.expire(session.id);
    const url = expired.after_expiration?.recovery?.url ?? "";
    const [event] = (await shop.stripe.events.list({ type: "checkout.session.expired" })).data;
    expect(event?.data.object).toMatchObject({ after_expiration: { recovery: { url } } });

    const visitor = await Visitor.open(url);
    expect(visitor.text).toContain("Subscribe to Pro");
    const [again] = (await shop.stripe.checkout.sessions.list({ status: "open" })).data;
    expect(again).toMatchObject({ recovered_from: session.id, metadata: { cart: "7" }, allow_promotion_codes: true });
    await visitor.press("Subscribe", { email: "bob@example.com", ...visa });
    expect((await read(again?.id ?? "")).status).toBe("complete");

    await advanceClock(shop, 31 * day);
    expect((await Visitor.open(url)).status).toBe(410);
  });

  it("leads nowhere else", async () => {
    const { session } = await start();
    const expired = await shop.stripe.checkout.sessions.expire(session.id);
    expect(expired.after_expiration).toBeNull();
    expect((await Visitor.open(`${shop.url}/r/test_nothing`)).status).toBe(404);
  });
});

it("A Checkout bears the name it was given", async () => {
  const { session, visitor } = await start({ branding_settings: { display_name: "Lovelace Ltd" } });
  expect(session.branding_settings).toMatchObject({ display_name: "Lovelace Ltd", border_style: "rounded" });
  expect(visitor.text).toContain("Back to Lovelace Ltd");
});

it.each([
  ["too soon", 29 * 60],
  ["too late", 25 * 3600],
])("A Checkout does not expire %s", async (_, seconds) => {
  const now = await advanceClock(shop, 0);
  await expect(start({ expires_at: now + seconds })).rejects.toMatchObject({ statusCode: 400, param: "expires_at" });
});

import { afterAll, describe, expect, it } from "vitest";
import { openShop, subscriber, visitPortal } from "../testing/shop";

const shop = await openShop();
afterAll(() => shop.close());

const visit = () => visitPortal(shop);
const mastercard = { number: "5555 5555 5555 4444", expiry: "08 / 29", cvc: "123" };
const cardsOf = async (customer: string) => (await shop.stripe.customers.listPaymentMethods(customer)).data;
const defaultOf = async (id: string) => {
  const customer = await shop.stripe.customers.retrieve(id);
  return customer.deleted ? null : customer.invoice_settings.default_payment_method;
};

describe("payment methods", () => {
  it("adds a card and pays with it from then on", async () => {
    const { visitor, customer } = await visit();
    await visitor.follow("Add payment method");
    await visitor.press("Save card", mastercard);
    expect(visitor.text).toContain("Mastercard ending 4444 Expires 08/29 Default");
    const [added] = await cardsOf(customer);
    expect(added?.card?.last4).toBe("4444");
    expect(await defaultOf(customer)).toBe(added?.id);
  });

  it("says what is wrong beside each field and keeps what was typed, except the security code", async () => {
    const { visitor } = await visit();
    await visitor.follow("Add payment method");
    await visitor.press("Save card", { number: "4242 4242", expiry: "01/20", cvc: "12", name: "A & B" });
    expect(visitor.status).toBe(422);
    expect(visitor.text).toContain("This card number is not complete or not right.");
    expect(visitor.text).toContain("This date has passed.");
    expect(visitor.text).toContain("Enter the 3 or 4 digits");
    expect(visitor.html).toContain('value="4242 4242"');
    expect(visitor.html).toContain('value="A &amp; B"');
    expect(visitor.html).not.toContain('value="12"');
  });

  it("says that a card was declined and saves nothing", async () => {
    const { visitor, customer } = await visit();
    await visitor.follow("Add payment method");
    await visitor.press("Save card", { ...mastercard, number: "4000 0000 0000 0002" });
    expect(visitor.status).toBe(402);
    expect(visitor.text).toContain("Your card was declined. Try another card.");
    expect(await cardsOf(customer)).toHaveLength(1);
  });

  it("asks the bank first when the card has 3D Secure", async () => {
    const { visitor, customer } = await visit();
    await visitor.follow("Add payment method");
    const secure = { ...mastercard, number: "4000 0025 0000 3155" };
    await visitor.press("Save card", secure);
    await visitor.press("Fail");
    expect(visitor.text).toContain("Your bank did not confirm it.");
    expect(await cardsOf(customer)).toHaveLength(1);
    await visitor.press("Save card", secure);
    await visitor.press("Complete");
    expect(visitor.text).toContain("Visa ending 3155");
  });

  it("changes the default card and removes one", async () => {
    const { visitor, customer, card } = await visit();
    await visitor.follow("Add payment method");
    await visitor.press("Save card", mastercard);
    await visitor.press("Make default Visa ending 4242");
    expect(await defaultOf(customer)).toBe(card);
    await visitor.press("Remove Mastercard ending 4444");
    expect((await cardsOf(customer)).map(({ id }) => id)).toEqual([card]);
  });

  it("does not touch another customer's card", async () => {
    const other = await subscriber(shop);
    const { visitor } = await visit();
    const answer = await fetch(`${visitor.url}/payment-methods/${other.card}/remove`, { method: "POST" });
    expect(answer.url).toBe(visitor.url);
    expect(await cardsOf(other.customer)).toHaveLength(1);
  });
});

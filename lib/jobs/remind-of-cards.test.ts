import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { remindOfCards } from "./remind-of-cards";
import { sendMail } from "./send-mail";

beforeAll(prepareStripe);

describe("remindOfCards", () => {
  it("tells once, in the month before a card expires", async () => {
    const { user, card } = await newSubscriber("pro");
    await db().paymentMethod.update({ where: { id: card.id }, data: { expYear: 2031, expMonth: 3 } });
    const mails = () => db().mail.findMany({ where: { customerId: user.customer.id } });
    await remindOfCards(new Date("2031-02-20T00:00:00Z"));
    expect(await mails()).toEqual([]);
    await remindOfCards(new Date("2031-03-05T00:00:00Z"));
    await remindOfCards(new Date("2031-03-06T00:00:00Z"));
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    await sendMail(mail?.key ?? "");
    const answer = await fetch(`${process.env.MAILBOX_URL}/messages?to=${encodeURIComponent(user.email)}`);
    expect(await answer.json()).toMatchObject([
      {
        subject: "Your card is about to expire",
        text: expect.stringContaining("Visa ending 4242, which expires after 31 March 2031."),
      },
    ]);
    await remindOfCards(new Date("2031-05-01T00:00:00Z"));
    expect(await mails()).toHaveLength(1);
  });

  it.each([
    ["suspended", 1], // Stripe may have new ones any day
    ["incomplete", 1],
    ["incomplete_expired", 0],
    ["canceled", 0],
  ])("of a subscription that is %s: %i", async (status, told) => {
    const { user, subscription, card } = await newSubscriber();
    await db().subscription.update({ where: { id: subscription.id }, data: { status } });
    await db().paymentMethod.update({ where: { id: card.id }, data: { expYear: 2031, expMonth: 3 } });
    await remindOfCards(new Date("2031-03-05T00:00:00Z"));
    expect(await db().mail.count({ where: { customerId: user.customer.id } })).toBe(told);
  });

  it("tells whose newest subscription is ending, for the other that goes on", async () => {
    const { user, stripeCustomerId: customer, subscription, card } = await newSubscriber("pro");
    const price = subscription.items.data[0]?.price.id;
    const newest = await stripe().subscriptions.create({ customer, items: [{ price }] });
    await stripe().subscriptions.update(newest.id, { cancel_at_period_end: true });
    await syncCustomer(customer);
    const createdAt = new Date(Date.now() + 60_000); // both were made in one second
    await db().subscription.update({ where: { id: newest.id }, data: { stripeCreatedAt: createdAt } });
    await db().paymentMethod.update({ where: { id: card.id }, data: { expYear: 2031, expMonth: 3 } });
    await remindOfCards(new Date("2031-03-05T00:00:00Z"));
    const where = { customerId: user.customer.id };
    const [mail] = await db().mail.findMany({ where });
    await sendMail(mail?.key ?? "");
    expect(await db().mail.findMany({ where })).toMatchObject([
      { subscriptionId: subscription.id, sentAt: expect.any(Date), droppedAt: null },
    ]);
  });
});

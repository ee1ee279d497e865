import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { deliverAndProcess } from "@/lib/testing/deliver";
import { eventsOf } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { mailsOf } from "./mails-of";
import { sendMail } from "./send-mail";

beforeAll(prepareStripe);

type Person = Awaited<ReturnType<typeof newSubscriber>>;
type Sent = { subject: string; text: string; html: string };

async function mailbox({ user }: Person): Promise<Sent[]> {
  const answer = await fetch(`${process.env.MAILBOX_URL}/messages?to=${encodeURIComponent(user.email)}`);
  return (await answer.json()) as Sent[];
}

const mailsFor = ({ stripeCustomerId }: Person) => db().mail.findMany({ where: { customer: { stripeCustomerId } } });

async function sendAll(person: Person) {
  for (const { key } of await mailsFor(person)) await sendMail(key);
}

/** Works off the newest event of a type. */
async function hear(person: Person, type: Stripe.Event.Type): Promise<Stripe.Event> {
  const [event] = await eventsOf(person.stripeCustomerId, type);
  if (!event) throw new Error(`the local Stripe sent no ${type}`);
  await deliverAndProcess(person.stripeCustomerId, [event]);
  return event;
}

async function cancelLater(person: Person) {
  await stripe().subscriptions.update(person.subscription.id, { cancel_at_period_end: true });
  return hear(person, "customer.subscription.updated");
}

describe("sendMail", () => {
  it("tells that a subscription is set to end, and links to our page alone", async () => {
    const person = await newSubscriber("pro");
    await cancelLater(person);
    await sendAll(person);
    const [mail, ...others] = await mailbox(person);
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Your Pro subscription is set to end");
    expect(mail?.text).toMatch(/Pro ends on \d+ \w+ \d{4}\. You can use it until then\./);
    expect(mail?.text).toContain(`${process.env.APP_URL}/account`);
    expect(mail?.html).not.toContain("/p/session/");
  });

  it("sends once, however often the event is worked off and the job runs", async () => {
    const person = await newSubscriber();
    const { id } = await cancelLater(person);
    await sendAll(person);
    await db().stripeEvent.update({ where: { id }, data: { processedAt: null } });
    await deliverAndProcess(person.stripeCustomerId, []);
    await sendAll(person);
    expect(await mailsFor(person)).toHaveLength(1);
    expect(await mailbox(person)).toHaveLength(1);
  });

  it("does not tell what was taken back before it was sent", async () => {
    const person = await newSubscriber();
    await cancelLater(person);
    await stripe().subscriptions.update(person.subscription.id, { cancel_at_period_end: false });
    await hear(person, "customer.subscription.updated");
    await sendAll(person);
    expect(await mailbox(person)).toEqual([]);
    expect(await mailsFor(person)).toMatchObject([{ sentAt: null, droppedAt: expect.any(Date) }]);
  });

  it("tells that a subscription has ended", async () => {
    const person = await newSubscriber("team");
    await stripe().subscriptions.cancel(person.subscription.id);
    await hear(person, "customer.subscription.deleted");
    await sendAll(person);
    expect(await mailbox(person)).toMatchObject([{ subject: "Your Team subscription has ended" }]);
  });

  it("tells that a payment failed, for each attempt once", async () => {
    const person = await newSubscriber("pro");
    const [paid] = await eventsOf(person.stripeCustomerId, "invoice.paid");
    const { parent } = (paid as Stripe.InvoicePaidEvent).data.object;
    const failed = (attempt_count: number, created = Date.now() / 1000) =>
      ({ type: "invoice.payment_failed", created, data: { object: { id: "in_1", attempt_count, parent } } }) as never;
    const keysOf = (event: never) => mailsOf(event, []).map(({ key }) => key);
    expect(keysOf(failed(1))).toEqual(["payment_failed:in_1:1"]);
    expect(keysOf(failed(2))).toEqual(["payment_failed:in_1:2"]);
    expect(keysOf(failed(1, 1_700_000_000))).toEqual([]); // news to nobody
  });
});

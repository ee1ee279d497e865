import { beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { deleteAccount } from "@/lib/subscriptions/delete-account";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { deliver } from "@/lib/testing/deliver";
import { dump } from "@/lib/testing/dump";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { workOff } from "@/lib/testing/work-off";
import { mendDrift, mirrorOf } from "./mend-drift";

beforeAll(prepareStripe);

const details = {
  name: "Ana Núñez-Erased",
  email: "ana.erased@example.com",
  phone: "+351 210 000 000",
  address: { line1: "Rua da Prata 7", city: "Lisboa", country: "PT" },
};
const comment = "Your office in Rua da Prata was too far.";
const traces = [details.name, details.email, details.phone, comment, '"last4":"', '"brand":"', '"comment":"', '"PT"'];

/** Somebody with two cards, one of them passed over, who canceled with a comment and was erased. */
async function erased() {
  const { user, stripeCustomerId: customer, subscription } = await newSubscriber();
  await stripe().customers.update(customer, details);
  const own = await stripe().paymentMethods.attach("pm_card_mastercard", { customer });
  await stripe().subscriptions.update(subscription.id, { default_payment_method: own.id });
  await stripe().subscriptions.cancel(subscription.id, { cancellation_details: { comment } });
  await syncCustomer(customer);
  expect((await dump()).some(({ text }) => text.includes(details.name))).toBe(true);
  await deleteAccount(user);
  const { id } = await db().customer.findUniqueOrThrow({ where: { stripeCustomerId: customer } });
  return { id, customer };
}

const found = async () =>
  (await dump())
    .filter(({ table }) => table !== 'public."Price"' && table !== 'public."Product"')
    .flatMap(({ table, text }) =>
      traces.filter((trace) => text.includes(trace)).map((trace) => `${trace} in ${table}`),
    );

it("a customer whose person was erased stays without them, whatever Stripe goes on telling", async () => {
  const { id, customer } = await erased();
  expect(await found()).toEqual([]);

  const before = await mirrorOf(id);
  expect(await mendDrift(new Date(Date.now() + 60_000))).toMatchObject({ customersRead: 1, customersMended: 0 });
  expect(await mirrorOf(id)).toBe(before);
  expect(await db().customer.findUnique({ where: { id } })).toMatchObject({ country: null, detailMarks: null });

  // somebody at the company puts another card and name there, by the dashboard
  const card = await stripe().paymentMethods.attach("pm_card_amex", { customer });
  const invoice_settings = { default_payment_method: card.id };
  await stripe().customers.update(customer, { invoice_settings, name: `${details.name} the Second` });
  await stripe().paymentMethods.detach(card.id);
  const { data: events } = await stripe().events.list({ limit: 100 });
  for (const event of events) await deliver(event);
  await workOff();
  expect(await found()).toEqual([]);
  const kinds = (await db().outcome.findMany({ where: { customerId: id } })).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(["canceled", "payment_method_added", "payment_method_removed"]));
  const kept = (await dump()).filter(({ text }) => text.includes(customer)).map(({ table }) => table);
  expect(kept).toEqual(['public."Customer"']); // of the books, the customer's own row alone says who it was at Stripe
});

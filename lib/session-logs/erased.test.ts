import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { deleteAccount } from "@/lib/subscriptions/delete-account";
import { dump } from "@/lib/testing/dump";
import { sealedLog } from "@/lib/testing/sealed-log";
import { type Breach, verifyLog } from "./verify-log";

async function breaches(): Promise<Breach[]> {
  const found: Breach[] = [];
  for await (const breach of verifyLog()) found.push(breach);
  return found;
}

it("a person who is erased leaves no trace in a dump, and every seal still holds", async () => {
  const { user, staff, customer } = await sealedLog();
  await db().stripeEvent.create({
    data: {
      id: "evt_about",
      type: "customer.updated",
      livemode: false,
      createdAt: new Date(),
      stripeCustomerId: customer.stripeCustomerId,
      payload: { data: { object: { email: user.email, name: user.name } } },
    },
  });
  await db().verificationToken.create({ data: { identifier: user.email, token: "x", expires: new Date() } });
  await db().customer.update({ where: { id: customer.id }, data: { email: user.email, name: user.name } });
  expect(await breaches()).toEqual([]);
  const isIn = (text: string) => [user.id, user.email, user.name ?? ""].filter((trace) => text.includes(trace));
  const before = (await dump()).filter(({ text }) => isIn(text).length);
  expect(before.length).toBeGreaterThan(5);

  await deleteAccount(user);
  const after = await dump();
  expect(after.flatMap(({ table, text }) => isIn(text).map((trace) => `${trace} in ${table}`))).toEqual([]);
  // of the books, the customer's own row alone says which customer of Stripe's it was
  const ofStripe = after.filter(({ text }) => text.includes(customer.stripeCustomerId)).map(({ table }) => table);
  expect(ofStripe).toEqual(['public."Customer"']);
  expect(await breaches()).toEqual([]);

  await deleteAccount({ ...staff, customer: null });
  expect((await dump()).filter(({ text }) => text.includes(staff.id))).toEqual([]);
  expect(await breaches()).toEqual([]);
});

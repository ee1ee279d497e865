import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { deleteAccount } from "@/lib/subscriptions/delete-account";
import { dump } from "@/lib/testing/dump";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { sealedLog } from "@/lib/testing/sealed-log";
import type { LogFilters } from "./filters";
import { listSessionLog } from "./list";
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

it("a visit that staff opened stays one for ever, whoever is erased", async () => {
  const admin = await newUser({ role: "admin" });
  const [person, staff] = [await newUser(), await newUser({ role: "support" })];
  const byStaff = { openedById: staff.id, openedByRole: staff.role, reason: "Asked by phone." };
  const rows = [logRow(person, new Date(), byStaff), logRow(person, new Date())];
  await db().portalSession.createMany({ data: rows });
  const [opened, own] = rows.map(({ id }) => id);
  const change = (id: string | undefined, reason: string | null) =>
    db().portalSession.update({ where: { id }, data: { reason } });
  await expect(change(opened, "")).rejects.toThrow("does not change");
  await expect(change(own, "")).rejects.toThrow("does not change");

  const listed = async (filters: LogFilters) =>
    (await listSessionLog(admin, filters)).rows.flatMap(({ id, isByStaff }) =>
      id === opened && isByStaff ? [id] : [],
    );
  await deleteAccount({ ...person, customer: null });
  expect(await listed({ staff: "any" })).toEqual([opened]);
  expect(await listed({ staff: staff.id })).toEqual([opened]);
  expect(await listed({ staff: "none" })).toEqual([]);
  expect(await breaches()).toEqual([]);
  await deleteAccount({ ...staff, customer: null });
  expect(await listed({ staff: "any" })).toEqual([opened]);
  expect((await listSessionLog(admin, { staff: "none" })).rows.map(({ id }) => id)).toContain(own);
  await expect(change(own, "")).rejects.toThrow("does not change");
  await expect(change(opened, "Made up.")).rejects.toThrow("does not change");
  expect(await breaches()).toEqual([]);
});

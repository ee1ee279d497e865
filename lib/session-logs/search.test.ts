import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { addOutcome, logRow, openedRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { searchLog } from "./search";

let support: CurrentUser;
let ana: CurrentUser;
let customer: { id: string; stripeCustomerId: string };
let session: { id: string; stripeSessionId: string; stripeRequestId: string };
const unique = (prefix: string) => `${prefix}_${randomBytes(8).toString("hex")}`;

beforeAll(async () => {
  [support, ana] = await Promise.all([newUser({ role: "support" }), newUser()]);
  const data = { userId: ana.id, stripeCustomerId: unique("cus"), livemode: false };
  customer = await db().customer.create({ data });
  const ids = { stripeSessionId: unique("bps"), stripeRequestId: unique("req") };
  const row = logRow(ana, new Date(), {
    ...openedRow(new Date()),
    ...ids,
    customerId: customer.id,
    stripeCustomerId: customer.stripeCustomerId,
  });
  await db().portalSession.create({ data: row });
  session = { id: row.id, ...ids };
});

describe("searchLog", () => {
  it("leads to the session that one thing means", async () => {
    const { stripeEventId } = await addOutcome(customer.id, "canceled", [session.id]);
    for (const typed of [session.id, session.stripeSessionId, session.stripeRequestId, stripeEventId]) {
      expect(await searchLog(support, ` ${typed} `)).toEqual({ session: session.id });
    }
  });

  it("narrows the log by whom or what is meant", async () => {
    const subscription = {
      id: unique("sub"),
      customerId: customer.id,
      status: "active",
      currency: "eur",
      cancelAtPeriodEnd: false,
      stripeCreatedAt: new Date(),
      syncedAt: new Date(),
    };
    await db().subscription.create({ data: subscription });
    const ofAna = { filter: { person: customer.stripeCustomerId } };
    expect(await searchLog(support, customer.stripeCustomerId)).toEqual(ofAna);
    expect(await searchLog(support, subscription.id)).toEqual(ofAna);
    expect(await searchLog(support, customer.id)).toEqual(ofAna);
    const money = { currency: "eur", total: 900, amountDue: 900, amountPaid: 900, stripeCreatedAt: new Date() };
    const its = { customerId: customer.id, syncedAt: new Date() };
    const [invoice, card] = [unique("in_1"), unique("pm_1")];
    await db().invoice.create({ data: { id: invoice, ...its, ...money } });
    await db().paymentMethod.create({ data: { id: card, ...its, type: "card" } });
    expect(await searchLog(support, invoice)).toEqual(ofAna);
    expect(await searchLog(support, card)).toEqual(ofAna);
    expect(await searchLog(support, ana.id)).toEqual({ filter: { person: ana.id } });
    expect(await searchLog(support, "Ana <ana@example.com>")).toEqual({ filter: { person: "ana@example.com" } });
    expect(await searchLog(support, "Ana@")).toEqual({ filter: { person: "Ana@" } });
    expect(await searchLog(support, "bpc_1")).toEqual({ filter: { configuration: "bpc_1" } });
    expect(await searchLog(support, "acct_1")).toEqual({ filter: { account: "acct_1" } });
  });

  it("narrows it to the customer where an event tells of several sessions", async () => {
    const other = logRow(ana, new Date(), { customerId: customer.id });
    await db().portalSession.create({ data: other });
    const { stripeEventId } = await addOutcome(customer.id, "canceled", [session.id, other.id]);
    const event = { type: "customer.subscription.deleted", livemode: false, payload: {}, createdAt: new Date() };
    await db().stripeEvent.create({
      data: { ...event, id: stripeEventId, stripeCustomerId: customer.stripeCustomerId },
    });
    expect(await searchLog(support, stripeEventId)).toEqual({ filter: { person: customer.stripeCustomerId } });
  });

  it.each([
    ["no customer", null],
    ["a customer who has no session", "cus_stranger"],
  ])("leads to an event that is about %s", async (_, stripeCustomerId) => {
    const id = unique("evt");
    const event = { type: "customer.updated", livemode: false, payload: {}, createdAt: new Date(), stripeCustomerId };
    await db().stripeEvent.create({ data: { ...event, id } });
    expect(await searchLog(support, id)).toEqual({ event: id });
  });

  it("leads from a request to the session that its events tell of, or to the first of them", async () => {
    const { stripeEventId } = await addOutcome(customer.id, "paused", [session.id]);
    const event = { type: "customer.subscription.updated", livemode: false, payload: {} };
    const [told, untold] = [unique("req"), unique("req")];
    const [first, second] = [unique("evt"), unique("evt")];
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute));
    await db().stripeEvent.createMany({
      data: [
        { ...event, id: second, requestId: untold, createdAt: at(2) },
        { ...event, id: first, requestId: untold, createdAt: at(1) },
        { ...event, id: stripeEventId, requestId: told, createdAt: at(1) },
        { ...event, id: unique("evt"), requestId: told, createdAt: at(0) },
      ],
    });
    expect(await searchLog(support, told)).toEqual({ session: session.id });
    expect(await searchLog(support, untold)).toEqual({ event: first });
  });

  it("says what it looked for where there is none", async () => {
    const nobody = "0199a3b0-0000-7000-8000-00000000000a";
    for (const typed of [nobody, "bps_none", "req_none", "evt_none", "sub_none", " "]) {
      expect(await searchLog(support, typed)).toHaveProperty("nothing");
    }
  });

  it("is closed to customers", async () => {
    await expect(searchLog(ana, session.id)).rejects.toMatchObject({ code: "not_found" });
  });
});

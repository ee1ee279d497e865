import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { addOutcome, logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { listCancelComments } from "./list-comments";

it("lists the latest comments of a time and of one thing to do", async () => {
  const [admin, person] = [await newUser({ role: "admin" }), await newUser()];
  const data = { userId: person.id, stripeCustomerId: `cus_${randomUUID()}`, livemode: false };
  const { id: customerId } = await db().customer.create({ data });
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  const say = async (comment: string | undefined, day: number, requestedFlow: string | null) => {
    const row = logRow(person, at(day), { requestedFlow });
    await db().portalSession.create({ data: row });
    await addOutcome(customerId, "canceled", [row.id], { comment, reason: "unused", occurredAt: at(day) });
    return row.id;
  };
  const old = await say("old", 1, "subscription_cancel");
  const home = await say("home", 2, null);
  const deep = await say("deep", 3, "subscription_cancel");
  await say(undefined, 4, "subscription_cancel");
  const listed = async (asked?: Parameters<typeof listCancelComments>[1]) =>
    (await listCancelComments(admin, asked)).map(({ comment, visitId }) => [comment, visitId]);
  expect(await listed()).toEqual([
    ["deep", deep],
    ["home", home],
    ["old", old],
  ]);
  expect(await listed({ from: at(2) })).toEqual([
    ["deep", deep],
    ["home", home],
  ]);
  expect(await listed({ from: at(2), flow: "subscription_cancel" })).toEqual([["deep", deep]]);
  expect(await listed({ flow: "none" })).toEqual([["home", home]]);
  expect(await listed({ flow: "customer_update" })).toEqual([]);
  expect(await listed({ from: at(5), flow: "none" })).toEqual([]);
});

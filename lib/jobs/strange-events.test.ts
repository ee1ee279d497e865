import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { deliver } from "@/lib/testing/deliver";
import { newEventOf } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { listAlarms } from "@/lib/webhooks/alarms";
import { readHealth } from "./health";

beforeAll(prepareStripe);

const cases = [
  ["the other mode", { livemode: true }, "wrong_mode", "live", "not_ours"],
  ["another account", { account: "acct_other" }, "other_account", "acct_other", "not_ours"],
  ["another API version", { api_version: "2024-06-20" }, "other_version", "2024-06-20", "stored"],
] as const;

describe("events that are not as expected", () => {
  it.each(cases)("are recognised and counted: %s", async (_, change, kind, value, answer) => {
    const { stripeCustomerId } = await newSubscriber();
    const event = { ...(await newEventOf(stripeCustomerId)), ...change } as Stripe.Event;
    const before = await readHealth();
    expect(await deliver(event)).toBe(answer);
    await deliver(event);
    const alarms = await listAlarms({ role: "admin" });
    const expected = { kind, value, events: 2, lastEventId: event.id, lastType: event.type };
    expect(alarms[0]).toMatchObject(expected);
    expect(await readHealth()).toMatchObject({ strangeEvents: (before.isReachable ? before.strangeEvents : 0) + 2 });
    expect(await db().stripeEvent.count({ where: { id: event.id } })).toBe(answer === "stored" ? 1 : 0);
  });

  it("are for staff only", async () => {
    await expect(listAlarms({ role: "customer" })).rejects.toMatchObject({ code: "not_found" });
  });
});

import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { subscriptionRow } from "./mirror-rows";

beforeAll(prepareStripe);

describe("subscriptionRow", () => {
  it("knows one that a schedule decides about, read as an id or expanded", async () => {
    const { subscription, user } = await newSubscriber();
    const of = { customerId: user.customer.id, syncedAt: new Date() };
    const isScheduled = (schedule: unknown) =>
      subscriptionRow({ ...subscription, schedule } as Stripe.Subscription, of).isScheduled;
    expect([null, "sub_sched_1", { id: "sub_sched_1" }].map(isScheduled)).toEqual([false, true, true]);
  });
});

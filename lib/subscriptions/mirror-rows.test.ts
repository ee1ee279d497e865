import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { subscriptionRow } from "./mirror-rows";

beforeAll(prepareStripe);

describe("subscriptionRow", () => {
  it("knows one whose schedule has a later phase, or is not known", async () => {
    const { subscription, user } = await newSubscriber();
    const of = { customerId: user.customer.id, syncedAt: new Date() };
    const isScheduled = (schedule: unknown) =>
      subscriptionRow({ ...subscription, schedule } as Stripe.Subscription, of).isScheduled;
    const phases = [
      { start_date: 100, end_date: 200 },
      { start_date: 200, end_date: 300 },
    ];
    const [first, last] = phases;
    expect(isScheduled(null)).toBe(false);
    expect(isScheduled("sub_sched_1")).toBe(true);
    expect(isScheduled({ status: "active", phases, current_phase: first })).toBe(true);
    expect(isScheduled({ status: "active", phases, current_phase: last })).toBe(false);
    expect(isScheduled({ status: "released", phases, current_phase: null })).toBe(false);
  });
});

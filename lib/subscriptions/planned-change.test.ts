import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { priceOfPlan } from "@/lib/plans/offers";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { plannedChangeOf } from "./planned-change";

beforeAll(prepareStripe);

const monday = 1_800_000_000;
const planned = (subscription: object) =>
  db().$transaction((tx) => plannedChangeOf(tx, subscription as Stripe.Subscription));

/** A subscription to Pro that a schedule turns into this when its period ends. */
async function scheduled(plan: "pro" | "starter", status = "active") {
  const { subscription } = await newSubscriber("pro");
  const items = [{ price: await priceOfPlan(plan), quantity: 1 }];
  const phases = [
    { start_date: monday - 100, end_date: monday, items: [{ price: await priceOfPlan("pro"), quantity: 1 }] },
    { start_date: monday, end_date: monday + 100, items },
  ];
  return {
    ...subscription,
    schedule: { status, phases, current_phase: { start_date: monday - 100, end_date: monday } },
  };
}

describe("plannedChangeOf", () => {
  it("names what a schedule turns it into, and when", async () => {
    expect(await planned(await scheduled("starter"))).toMatchObject({
      plan: "Starter",
      unitAmount: 900,
      currency: "eur",
      interval: "month",
      quantity: 1,
      isUnpaid: false,
      at: new Date(monday * 1_000).toISOString(),
    });
  });

  it("says nothing where the next phase is the same, or the schedule is over", async () => {
    expect(await planned(await scheduled("pro"))).toBeNull();
    expect(await planned(await scheduled("starter", "released"))).toBeNull();
    const { subscription } = await newSubscriber();
    expect(await planned(subscription)).toBeNull();
  });

  it("names a change that waits for its payment, before any schedule", async () => {
    const subscription = await scheduled("starter");
    const item = { price: { id: await priceOfPlan("team") }, quantity: 2 };
    const pending_update = { expires_at: monday, subscription_items: [item] };
    expect(await planned({ ...subscription, pending_update })).toMatchObject({
      plan: "Team",
      quantity: 2,
      isUnpaid: true,
    });
  });
});

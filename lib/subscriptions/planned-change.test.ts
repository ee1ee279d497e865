import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { priceOfPlan } from "@/lib/plans/offers";
import { stripe } from "@/lib/stripe/client";
import { advanceClock } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { findBilling } from "./billing";
import { plannedChangeOf } from "./planned-change";
import { syncCustomer } from "./sync";

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

describe("A change that waits for its payment at Stripe", () => {
  /** Somebody with Starter whose card was declined when they changed to Pro. */
  async function unpaid() {
    const { user, stripeCustomerId: customer, subscription, card: good } = await newSubscriber("starter");
    const card = await stripe().paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
    await stripe().customers.update(customer, { invoice_settings: { default_payment_method: card.id } });
    const { latest_invoice } = await stripe().subscriptions.update(subscription.id, {
      items: [{ id: subscription.items.data[0]?.id, price: (await priceOfPlan("pro")) ?? undefined }],
      proration_behavior: "always_invoice",
      payment_behavior: "pending_if_incomplete",
    });
    return { user, customer, good, invoice: String(latest_invoice) };
  }
  const mirrored = async (user: { id: string }, customer: string) => {
    await syncCustomer(customer);
    return (await findBilling(user.id))?.subscription;
  };

  it("stands in the mirror as planned, and is the plan once it is paid", async () => {
    const { user, customer, good, invoice } = await unpaid();
    const waiting = await mirrored(user, customer);
    expect(waiting).toMatchObject({
      plan: "Starter",
      status: "active",
      plannedChange: { plan: "Pro", isUnpaid: true },
    });
    await stripe().invoices.pay(invoice, { payment_method: good.id });
    expect(await mirrored(user, customer)).toMatchObject({ plan: "Pro", plannedChange: null });
  });

  it("is planned no more when nobody paid it in time", async () => {
    const { user, customer } = await unpaid();
    await advanceClock(24 * 60 * 60);
    expect(await mirrored(user, customer)).toMatchObject({ plan: "Starter", status: "active", plannedChange: null });
  });
});

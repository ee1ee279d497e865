import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { findBilling } from "@/lib/subscriptions/billing";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { flowsFor } from "./flows";
import { openPortalSession } from "./open-session";

beforeAll(prepareStripe);

/** Somebody whose subscription is one by usage. */
async function newMeteredSubscriber() {
  const person = await newSubscriber();
  const { subscription, stripeCustomerId: customer } = person;
  const product = String(subscription.items.data[0]?.price.product);
  const recurring = { interval: "month", usage_type: "metered" } as const;
  const price = await stripe().prices.create({ product, currency: "eur", unit_amount: 5, recurring });
  await stripe().subscriptions.cancel(subscription.id);
  await stripe().subscriptions.create({ customer, items: [{ price: price.id }] });
  await syncCustomer(customer);
  return person;
}

describe("a subscription by usage", () => {
  it("is offered to be canceled alone, and a stale button opens the home", async () => {
    const person = await newMeteredSubscriber();
    const billing = (await findBilling(person.user.id)) ?? expect.fail("no billing");
    const flows = flowsFor(billing).filter((flow) => flow.startsWith("subscription_"));
    expect(flows).toEqual(["subscription_cancel"]);
    await openPortalSession({
      user: person.user,
      intentKey: randomUUID(),
      flow: "subscription_update",
      locale: null,
      source: "/account",
      request: { userAgent: null, networkAddress: null },
    });
    const row = await db().portalSession.findFirstOrThrow({ where: { userId: person.user.id } });
    expect(row).toMatchObject({ state: "open", requestedFlow: "subscription_update", flowType: null });
  });
});

import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { stripe } from "@/lib/stripe/client";
import { newUser, prepareStripe } from "@/lib/testing/people";
import { findBilling } from "./billing";
import { startCheckout } from "./start-checkout";
import { syncCustomer } from "./sync";

process.env.STRIPE_AUTOMATIC_TAX = "on"; // read when the first call is made

beforeAll(prepareStripe);

const berlin = { line1: "Unter den Linden 1", city: "Berlin", postal_code: "10117", country: "DE" };

/** Somebody on the Checkout page, of whom Stripe knows this address. */
async function atCheckout(address?: Stripe.AddressParam) {
  const user = await newUser();
  const { stripeCustomerId: customer } = await ensureCustomer(user);
  if (address) await stripe().customers.update(customer, { address });
  const { url } = await startCheckout(user, {
    plan: "pro",
    interval: "month",
    locale: "de-DE",
    intentKey: randomUUID(),
  });
  const [session] = (await stripe().checkout.sessions.list({ customer })).data;
  return { user, customer, url, session };
}

describe("startCheckout with automatic tax", () => {
  it.each([
    ["knows nothing of", undefined, "requires_location_inputs"],
    ["knows only half an address of", { city: "Berlin" }, "requires_location_inputs"],
    ["knows the address of", berlin, "complete"],
  ])("opens for somebody whom Stripe %s", async (_, address, status) => {
    const { session } = await atCheckout(address);
    expect(session).toMatchObject({ status: "open", automatic_tax: { enabled: true, status } });
  });

  it("has Stripe keep the name and address that were given there, and mirrors what was bought", async () => {
    const { user, customer, url, session } = await atCheckout();
    const card = { number: "4242424242424242", expiry: "12/40", cvc: "123", name: "Ada Lovelace" };
    const typed = { ...card, billing_country: "DE", billing_postal_code: "10117" };
    await fetch(url, { method: "POST", body: new URLSearchParams(typed), redirect: "manual" });
    expect(await stripe().checkout.sessions.retrieve(session?.id ?? "")).toMatchObject({
      status: "complete",
      automatic_tax: { status: "complete" },
      total_details: { amount_tax: 0 },
    });
    expect(await stripe().customers.retrieve(customer)).toMatchObject({
      name: "Ada Lovelace",
      address: { country: "DE", postal_code: "10117" },
    });
    await syncCustomer(customer);
    expect(await findBilling(user.id)).toMatchObject({ subscription: { plan: "Pro", status: "active" } });
  });
});

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { checkConfiguration } from "@/lib/portal/check-configuration";
import { openPortalSession } from "@/lib/portal/open-session";
import { stripe } from "@/lib/stripe/client";
import { toAppError } from "@/lib/stripe/errors";
import { startCheckout } from "@/lib/subscriptions/start-checkout";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { allowRestrictedKeys, openDispute } from "@/lib/testing/local-stripe";
import { newSubscriber, newUser, prepareStripe } from "@/lib/testing/people";
import { reconcile } from "./reconcile";

// read when the first call is made
process.env.STRIPE_SECRET_KEY = process.env.STRIPE_SECRET_KEY?.replace("sk_", "rk_");

/** As Stripe's messages name it, and as docs/operations.md does. */
const needed = [
  ["customer_write", "Customers *write*"],
  ["subscription_write", "Subscriptions *write*"],
  ["invoice_read", "Invoices *read*"],
  ["charge_read", "Charges *read*"],
  ["dispute_read", "Disputes *read*"],
  ["payment_method_read", "Payment\nMethods *read*"],
  ["product_read", "Products and Prices *read*"],
  ["plan_read", "Products and Prices *read*"],
  ["checkout_session_write", "Checkout Sessions *write*"],
  ["customer_portal_write", "Customer portal *write*"],
  ["event_read", "Events *read*"],
] as const;
const names = needed.map(([name]) => name);

let person: Awaited<ReturnType<typeof newSubscriber>>;
let undecided: string; // has a card and no subscription, which it would be read with
beforeAll(async () => {
  await prepareStripe(); // what a key with more permissions does
  person = await newSubscriber();
  const [charge] = (await stripe().charges.list({ customer: person.stripeCustomerId })).data;
  await openDispute(charge?.id ?? "");
  undecided = (await ensureCustomer(await newUser())).stripeCustomerId;
  const { id: card } = await stripe().paymentMethods.attach("pm_card_visa", { customer: undecided });
  await stripe().customers.update(undecided, { invoice_settings: { default_payment_method: card } });
});

/** Everything that the app asks Stripe for. */
const everything = [
  () =>
    openPortalSession({
      user: person.user,
      flow: null,
      locale: null,
      source: "/account",
      intentKey: randomUUID(),
      request: { userAgent: null, networkAddress: null },
    }),
  () => syncCustomer(person.stripeCustomerId),
  () => syncCustomer(undecided),
  () => checkConfiguration(),
  async () => startCheckout(await newUser(), { plan: "pro", interval: "month", intentKey: randomUUID(), locale: "en" }),
];
const lookBack = () => reconcile({ isFull: true });

describe("a restricted key with the documented permissions", () => {
  it("is enough for all that the app does", async () => {
    await allowRestrictedKeys(names);
    for (const act of [...everything, lookBack]) await act();
  });

  it.each(needed)("needs %s", async (permission, words) => {
    expect(readFileSync("docs/operations.md", "utf8")).toContain(words);
    await allowRestrictedKeys(names.filter((name) => name !== permission));
    const acts = ["event_read", "plan_read"].includes(permission) ? [lookBack] : everything;
    const done = await Promise.allSettled(acts.map((act) => act()));
    const failures = done.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(toAppError(failure).code).toBe("permission_missing");
  });
});

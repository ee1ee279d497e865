import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { syncCustomer } from "@/lib/subscriptions/sync";
import { callsTo } from "@/lib/testing/local-stripe";
import { newSubscriber, prepareStripe } from "@/lib/testing/people";
import { openPortalSession } from "./open-session";

// read when the first call is made
process.env.STRIPE_ACCOUNT = "acct_connected";
process.env.STRIPE_ON_BEHALF_OF = "acct_merchant";

beforeAll(prepareStripe);

describe("a visit for a connected account", () => {
  it("is opened there, on behalf of whom the settings name, and the row says so", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    await openPortalSession(clickOf(user));
    const row = await db().portalSession.findFirstOrThrow({ where: { userId: user.id } });
    expect(row).toMatchObject({ state: "open", onBehalfOf: "acct_merchant" });
    expect(await syncCustomer(stripeCustomerId)).toBe(user.customer.id);
    expect(await callsTo("/v1/billing_portal/sessions")).toEqual([]); // none of the key's own account
  });

  it("is opened on behalf of another account for a customer whose metadata at Stripe name one", async () => {
    const { user, stripeCustomerId } = await newSubscriber();
    const openAs = async (portico_on_behalf_of: string) => {
      await stripe().customers.update(stripeCustomerId, { metadata: { portico_on_behalf_of } });
      await syncCustomer(stripeCustomerId);
      await openPortalSession(clickOf(user));
      const rows = await db().portalSession.findMany({ where: { userId: user.id }, orderBy: { requestedAt: "desc" } });
      return rows[0]?.onBehalfOf;
    };
    expect(await openAs("acct_theirs")).toBe("acct_theirs");
    expect(await openAs("nonsense")).toBe("acct_merchant");
    expect(await openAs("")).toBe("acct_merchant");
  });

  it("is denied to a customer of another account, and Stripe is not asked", async () => {
    const { user } = await newSubscriber();
    const elsewhere = { ...user, customer: { ...user.customer, stripeAccountId: "acct_other" } };
    await expect(openPortalSession(clickOf(elsewhere))).rejects.toMatchObject({ code: "customer_missing" });
    const row = await db().portalSession.findFirstOrThrow({ where: { userId: user.id } });
    expect(row).toMatchObject({ state: "denied", errorCode: "customer_missing", stripeSessionId: null });
  });
});

const clickOf = (user: Awaited<ReturnType<typeof newSubscriber>>["user"]) => ({
  user,
  intentKey: randomUUID(),
  flow: null,
  locale: null,
  source: "/account",
  request: { userAgent: null, networkAddress: null },
});

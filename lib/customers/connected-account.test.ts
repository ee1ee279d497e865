import { randomUUID } from "node:crypto";
import Stripe from "stripe";
import { beforeAll, describe, expect, it } from "vitest";
import { findSession, tokenHash } from "@/lib/auth/find-session";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { ensureCustomer } from "./ensure-customer";

// read when the first call is made: all of this deployment's calls are made for a connected account
process.env.STRIPE_ACCOUNT = "acct_connected";

const newUser = async () => {
  const email = `${randomUUID()}@example.com`;
  return db().user.create({ data: { email, emailVerified: new Date() } });
};

/** The account of the key itself, without the header. */
function platform() {
  const { hostname, port } = new URL(env().STRIPE_API_URL);
  return new Stripe(env().STRIPE_SECRET_KEY, { protocol: "http", host: hostname, port });
}

describe("a deployment for a connected account", () => {
  let user: Awaited<ReturnType<typeof newUser>>;
  beforeAll(async () => {
    user = await newUser();
  });

  it("makes its customers there, and writes the account down", async () => {
    const { stripeCustomerId } = await ensureCustomer(user);
    const row = await db().customer.findUniqueOrThrow({ where: { stripeCustomerId } });
    expect(row.stripeAccountId).toBe("acct_connected");
    const there = await platform().customers.retrieve(stripeCustomerId, {}, { stripeAccount: "acct_connected" });
    expect(there.id).toBe(stripeCustomerId);
    await expect(platform().customers.retrieve(stripeCustomerId)).rejects.toMatchObject({ code: "resource_missing" });
  });

  it("tells who is signed in with it, in the same statement", async () => {
    const sessionToken = randomUUID();
    const expires = new Date(Date.now() + 60_000);
    await db().session.create({ data: { sessionToken: tokenHash(sessionToken), userId: user.id, expires } });
    expect((await findSession(sessionToken))?.user.customer).toMatchObject({ stripeAccountId: "acct_connected" });
  });

  it("never takes a customer of another account for its own", async () => {
    await db().customer.updateMany({ where: { userId: user.id }, data: { stripeAccountId: "acct_other" } });
    await expect(ensureCustomer(user)).rejects.toMatchObject({ code: "customer_missing" });
  });
});

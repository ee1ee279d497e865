import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureCustomer } from "@/lib/customers/ensure-customer";
import { platformStripe, stripe } from "@/lib/stripe/client";
import { deliver } from "@/lib/testing/deliver";
import { newEventOf } from "@/lib/testing/local-stripe";
import { newUser } from "@/lib/testing/people";
import { listAlarms } from "./alarms";
import { ensureEndpoint } from "./ensure-endpoint";

// read when the first call is made: all of this deployment's calls are made for a connected account
process.env.STRIPE_ACCOUNT = `acct_${randomUUID().replaceAll("-", "")}`;

const say = () => {};
const endpoints = () => platformStripe().webhookEndpoints;

describe("the webhook endpoint of a deployment for a connected account", () => {
  let own: Stripe.WebhookEndpoint; // of the deployment that sells on the platform itself
  beforeAll(async () => {
    const url = "https://platform.example/api/stripe/webhook";
    const metadata = { portico_endpoint: "webhook" };
    own = await endpoints().create({ url, enabled_events: ["customer.created"], metadata });
  });
  afterAll(async () => {
    for (const { id } of (await endpoints().list()).data) await endpoints().del(id);
  });

  it("is a Connect endpoint of the platform's, made once, and no other deployment's", async () => {
    expect(await ensureEndpoint(say)).toMatch(/^whsec_/);
    expect(await ensureEndpoint(say)).toBeUndefined();
    const { data } = await endpoints().list();
    expect(data.map(({ metadata }) => metadata.portico_endpoint)).toEqual([process.env.STRIPE_ACCOUNT, "webhook"]);
    expect(data[1]).toEqual({ ...own, secret: undefined });
  });

  it("hears of other connected accounts without an alarm, and of its own what it keeps", async () => {
    const { stripeCustomerId } = await ensureCustomer(await newUser());
    const event = await newEventOf(stripeCustomerId);
    expect((await stripe().events.retrieve(event.id)).id).toBe(event.id); // of the connected account
    const before = await listAlarms({ role: "admin" });
    expect(await deliver({ ...event, account: "acct_other" })).toBe("not_ours");
    expect(await deliver({ ...event, account: process.env.STRIPE_ACCOUNT })).toBe("stored");
    expect(await listAlarms({ role: "admin" })).toEqual(before);
  });
});

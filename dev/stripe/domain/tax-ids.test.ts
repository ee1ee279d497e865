import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalStripe } from "../server";

let server: Awaited<ReturnType<typeof startLocalStripe>>;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());

describe("a tax id", () => {
  it.each([
    ["eu_vat", "DE123456789", ["customer.tax_id.updated", "customer.tax_id.created"], "verified"],
    ["eu_vat", "DE111111111", ["customer.tax_id.updated", "customer.tax_id.created"], "unverified"],
    ["gb_vat", "GB222222222", ["customer.tax_id.created"], "pending"],
    ["us_ein", "12-3456789", ["customer.tax_id.created"], "pending"],
  ] as const)("%s %s is answered as pending, and looked up afterwards", async (type, value, events, status) => {
    const stripe = new Stripe(`sk_test_tax${value.replace(/\W/g, "")}`, {
      protocol: "http" as const,
      host: "localhost",
      port: new URL(server.url).port,
    });
    const { id: customer } = await stripe.customers.create({});
    const made = await stripe.customers.createTaxId(customer, { type, value });
    expect(made.verification?.status).toBe("pending");
    const { data } = await stripe.events.list({ types: ["customer.tax_id.created", "customer.tax_id.updated"] });
    expect(data.map((event) => event.type)).toEqual(events);
    expect(data[0]?.data.object).toMatchObject({ verification: { status } });
    const [verdict, given] = data; // which nobody asked for: the authorities answer when they please
    if (given) expect(verdict?.request).toEqual({ id: null, idempotency_key: null });
  });
});

import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalStripe } from "../server";

let server: Awaited<ReturnType<typeof startLocalStripe>>;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());

const open = (key: string) =>
  new Stripe(key, { protocol: "http", host: "localhost", port: new URL(server.url).port, maxNetworkRetries: 0 });
const allow = async (permissions: unknown) =>
  fetch(`${server.url}/_local/permissions`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_limited" },
    body: JSON.stringify({ permissions }),
  });

describe("a restricted key", () => {
  it("may do what it was given, and is refused the rest by name", async () => {
    expect((await allow(["customer_write", "event_read"])).status).toBe(200);
    const stripe = open("rk_test_limited");
    const { id } = await stripe.customers.create({});
    expect((await stripe.customers.retrieve(id)).id).toBe(id);
    await stripe.events.list();
    await expect(stripe.products.create({ name: "Pro" })).rejects.toMatchObject({
      statusCode: 403,
      message: expect.stringContaining("'rak_product_write'"),
    });
    await open("sk_test_limited").products.create({ name: "Pro" }); // the secret key may do everything
  });

  it("cannot be given what there is not", async () => {
    expect((await allow(["everything"])).status).toBe(400);
  });
});

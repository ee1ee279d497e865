import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientOf, newKey, refusalOf } from "../contract/target";
import { type LocalStripe, startLocalStripe } from "../server";
import { openAccount } from "../testing/account";

let server: LocalStripe;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());

const day = 86_400;

describe("An account", () => {
  it("is opened by its secret and its restricted key, and by no other", async () => {
    const key = newKey();
    const { id } = await clientOf(server, key).customers.create({});
    expect((await clientOf(server, key.replace("sk_", "rk_")).customers.retrieve(id)).id).toBe(id);
    expect(await refusalOf(clientOf(server, newKey()).customers.retrieve(id))).toMatchObject({ statusCode: 404 });
  });

  it("has accounts connected to it that see nothing of it, nor of one another", async () => {
    const stripe = clientOf(server, newKey());
    const { id } = await stripe.customers.create({}, { stripeAccount: "acct_one" });
    expect((await stripe.customers.retrieve(id, {}, { stripeAccount: "acct_one" })).id).toBe(id);
    for (const options of [{}, { stripeAccount: "acct_two" }]) {
      expect(await refusalOf(stripe.customers.retrieve(id, {}, options))).toMatchObject({ code: "resource_missing" });
    }
  });

  it.each([
    ["", /^You did not provide an API key/],
    ["pk_test_x", /cannot be made with a publishable API key/],
    ["sk_live_x", /takes test keys only/],
    ["rk_live_x", /takes test keys only/],
    ["sk_test_", /^Invalid API Key provided/],
  ])("is not opened by %j", async (key, message) => {
    const answer = await fetch(`${server.url}/v1/customers`, {
      headers: key ? { authorization: `Bearer ${key}` } : {},
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("request-id")).toMatch(/^req_/);
    expect(await answer.json()).toMatchObject({
      error: { type: "invalid_request_error", message: expect.stringMatching(message) },
    });
  });
});

describe("An idempotency key", () => {
  it("is kept for a day", async () => {
    const { stripe, control } = openAccount(server);
    const make = (idempotencyKey: string) => stripe.customers.create({}, { idempotencyKey });
    const key = randomUUID();
    const { id } = await make(key);
    await control("/clock", { advance: day - 60 });
    expect((await make(key)).id).toBe(id);
    await control("/clock", { advance: 120 });
    expect((await make(key)).id).not.toBe(id);
  });

  it("keeps a declined card, too", async () => {
    const { stripe } = openAccount(server);
    const { id: customer } = await stripe.customers.create({});
    const attach = () =>
      refusalOf(stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer }, { idempotencyKey: "declined" }));
    const [first, second] = [await attach(), await attach()];
    expect(second).toMatchObject({
      statusCode: 402,
      code: "card_declined",
      headers: { "idempotent-replayed": "true" },
    });
    expect(first.headers).not.toHaveProperty("idempotent-replayed");
  });

  it("is at most 255 characters long", async () => {
    const { stripe } = openAccount(server);
    const refusal = await refusalOf(stripe.customers.create({}, { idempotencyKey: "x".repeat(256) }));
    expect(refusal).toMatchObject({ statusCode: 400 });
  });
});

it("An event is kept for thirty days", async () => {
  const { stripe, control } = openAccount(server);
  await stripe.customers.create({});
  const [event] = (await stripe.events.list()).data;
  await control("/clock", { advance: 29 * day });
  expect((await stripe.events.retrieve(event?.id ?? "")).type).toBe("customer.created");
  await control("/clock", { advance: 2 * day });
  expect(await refusalOf(stripe.events.retrieve(event?.id ?? ""))).toMatchObject({ statusCode: 404 });
  expect((await stripe.events.list()).data).toEqual([]);
});

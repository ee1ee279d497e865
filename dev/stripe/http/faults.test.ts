import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusalOf } from "../contract/target";
import type { RequestRecord } from "../core/account";
import { type LocalStripe, startLocalStripe } from "../server";
import { openAccount } from "../testing/account";

let server: LocalStripe;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());

const operation = "POST /v1/customers";

describe("A fault", () => {
  it("fails as many calls as it was asked to", async () => {
    const { stripe, control } = openAccount(server);
    await control("/faults", { operation, times: 2, status: 500, message: "Out of order" });
    const first = await refusalOf(stripe.customers.create({}));
    expect(first).toMatchObject({ type: "StripeAPIError", statusCode: 500, message: "Out of order" });
    await refusalOf(stripe.customers.create({}));
    expect((await stripe.customers.create({})).object).toBe("customer");
  });

  it("is got over by a client that tries again, with one customer made", async () => {
    const { stripe, control } = openAccount(server, { maxNetworkRetries: 2 });
    await control("/faults", { operation, times: 1, status: 503 });
    await stripe.customers.create({});
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  it("is kept under its key when it is a 500, as Stripe keeps its own, and a failure on the way is not", async () => {
    const { stripe, control } = openAccount(server);
    const call = (idempotencyKey: string) => stripe.customers.create({}, { idempotencyKey });
    await control("/faults", { operation, times: 1, status: 500 });
    expect(await refusalOf(call("spent"))).toMatchObject({ statusCode: 500 });
    const replayed = await refusalOf(call("spent"));
    expect(replayed).toMatchObject({ statusCode: 500, headers: { "idempotent-replayed": "true" } });
    await control("/faults", { operation, times: 1, status: 503 });
    await refusalOf(call("unspent"));
    expect((await call("unspent")).object).toBe("customer");
  });

  it("can lose the answer after the work was done: the next try brings it", async () => {
    const { stripe, control } = openAccount(server, { maxNetworkRetries: 1 });
    await control("/faults", { operation, times: 1, reset: true, afterCommit: true });
    const { id } = await stripe.customers.create({});
    expect((await stripe.customers.list()).data.map((customer) => customer.id)).toEqual([id]);
    const requests = (await control("/requests")) as RequestRecord[];
    expect(requests.map(({ method, idempotentReplayed }) => [method, idempotentReplayed])).toEqual([
      ["GET", false],
      ["POST", true],
      ["POST", false],
    ]);
  });

  it("says 429 as Stripe does", async () => {
    const { stripe, control } = openAccount(server);
    await control("/faults", { operation: "GET /v1/customers/{customer}", times: 1, status: 429 });
    const refusal = await refusalOf(stripe.customers.retrieve("cus_x"));
    expect(refusal).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    expect(refusal).toMatchObject({
      code: "rate_limit",
      message: expect.stringMatching(/request rate limit exceeded/),
    });
  });

  it("never answers", async () => {
    const { stripe, control } = openAccount(server, { timeout: 100 });
    await control("/faults", { operation, times: 1, hang: true });
    expect(await refusalOf(stripe.customers.create({}))).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  });

  it("can begin an answer and never end it, or send what is none", async () => {
    const { stripe, control } = openAccount(server);
    await control("/faults", { operation, times: 1, body: "<h1>Bad gateway</h1>", status: 502 });
    expect(await refusalOf(stripe.customers.create({}))).toMatchObject({ type: "StripeAPIError" });
    await control("/faults", { operation, times: 1, drip: true });
    const ended = stripe.customers.create({}).then(
      () => "ended",
      () => "ended",
    );
    expect(await Promise.race([ended, new Promise((wait) => setTimeout(wait, 500, "goes on"))])).toBe("goes on");
  });

  it("makes a second call with the same key wait outside while the first is going on", async () => {
    const { stripe, control } = openAccount(server);
    await control("/faults", { operation, times: 1, delayMs: 300 });
    const call = () => stripe.customers.create({}, { idempotencyKey: "twice" });
    const answers = await Promise.allSettled([call(), call()]);
    const refused = answers.find(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { statusCode: 409, code: "idempotency_key_in_use" } });
  });

  it("is refused when it is misspelt", async () => {
    const { control } = openAccount(server);
    expect(await control("/faults", { operation, tims: 1 })).toMatchObject({
      error: { message: "A fault has no tims." },
    });
  });
});

import type Stripe from "stripe";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type LocalStripe, startLocalStripe } from "../server";
import { openAccount, type TestAccount } from "../testing/account";
import { Receiver } from "../testing/receiver";
import type { Delivery } from "./deliveries";

let server: LocalStripe;
let account: TestAccount;
let receiver: Receiver;
beforeAll(async () => {
  server = await startLocalStripe({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  account = openAccount(server);
  receiver = await Receiver.open();
});
afterEach(() => receiver.close());

async function listen(...enabled_events: Stripe.WebhookEndpointCreateParams.EnabledEvent[]) {
  const endpoint = await account.stripe.webhookEndpoints.create({ url: receiver.url, enabled_events });
  receiver.secret = endpoint.secret ?? "";
  return endpoint;
}
const settle = () => account.control("/deliveries/settle", {});
const deliveries = async () => (await account.control("/deliveries")) as Delivery[];
const makeCustomers = async (...emails: string[]) => {
  for (const email of emails) await account.stripe.customers.create({ email });
};

describe("An event", () => {
  it("of a connected account reaches the platform's Connect endpoints alone, and says whose it is", async () => {
    const enabled_events: ["customer.created"] = ["customer.created"];
    const own = await listen(...enabled_events);
    const { secret } = await account.stripe.webhookEndpoints.create({
      url: receiver.url,
      enabled_events,
      connect: true,
    });
    await account.stripe.customers.create({ email: "own@example.com" });
    await settle();
    receiver.secret = secret ?? "";
    await account.stripe.customers.create({ email: "theirs@example.com" }, { stripeAccount: "acct_one" });
    await settle();
    expect(receiver.events).toMatchObject([
      { data: { object: { email: "own@example.com" } } },
      { data: { object: { email: "theirs@example.com" } }, account: "acct_one" },
    ]);
    expect((await deliveries()).filter(({ endpoint }) => endpoint === own.id)).toHaveLength(1);
    const refusal = account.stripe.webhookEndpoints.list({}, { stripeAccount: "acct_one" });
    await expect(refusal).rejects.toThrow(
      /^You are not permitted to configure webhook endpoints on a connected account/,
    );
  });

  it("arrives signed, with the version of the endpoint and what changed", async () => {
    await account.stripe.webhookEndpoints
      .create({
        url: receiver.url,
        enabled_events: ["customer.updated"],
        api_version: "2026-10-28.endive",
      })
      .then(({ secret }) => {
        receiver.secret = secret ?? "";
      });
    const { id } = await account.stripe.customers.create({ email: "ada@example.com", metadata: { a: "1", b: "2" } });
    await account.stripe.customers.update(id, { email: "new@example.com", metadata: { a: "3" } });
    expect(await settle()).toEqual({ settled: true });
    expect(receiver.events).toHaveLength(1);
    expect(receiver.events[0]).toMatchObject({
      api_version: "2026-10-28.endive",
      livemode: false,
      type: "customer.updated",
      data: {
        object: { id, email: "new@example.com", metadata: { a: "3", b: "2" } },
        previous_attributes: { email: "ada@example.com", metadata: { a: "1" } },
      },
    });
  });

  it("goes only to endpoints that asked for it, and to none that is disabled", async () => {
    const { id } = await listen("product.created");
    await makeCustomers("ada@example.com");
    await account.stripe.products.create({ name: "Pro" });
    await settle();
    expect(receiver.types).toEqual(["product.created"]);
    await account.stripe.webhookEndpoints.update(id, { disabled: true });
    await account.stripe.products.create({ name: "Team" });
    await settle();
    expect(receiver.events).toHaveLength(1);
  });

  it("comes again when it was not taken, and then counts as delivered", async () => {
    await listen("*");
    receiver.statuses.push(500);
    await makeCustomers("ada@example.com");
    await settle();
    expect(receiver.emails).toEqual(["ada@example.com", "ada@example.com"]);
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ state: "delivered", attempts: [{ status: 500 }, { status: 200 }] });
    const event = await account.stripe.events.retrieve(delivery?.event ?? "");
    expect(event.pending_webhooks).toBe(0);
  });

  it("waits while deliveries are held, and comes in the order asked for", async () => {
    await listen("*");
    await account.control("/deliveries/hold", {});
    await makeCustomers("a@example.com", "b@example.com", "c@example.com");
    await settle();
    expect(receiver.events).toEqual([]);
    expect(await account.control("/deliveries/release", { order: "reversed" })).toEqual({ released: 3 });
    await settle();
    expect(receiver.emails).toEqual(["c@example.com", "b@example.com", "a@example.com"]);
  });

  it("can be sent twice, and not at all", async () => {
    await listen("*");
    await account.control("/deliveries/hold", {});
    await makeCustomers("a@example.com", "b@example.com");
    const [b, a] = await deliveries();
    await account.control(`/deliveries/${b?.id}/drop`, {});
    await account.control("/deliveries/release", {});
    await account.control(`/deliveries/${a?.id}/resend`, {});
    await settle();
    expect(receiver.events.map(({ id }) => id)).toEqual([a?.event, a?.event]);
  });

  it("comes later when deliveries are delayed, in the same order", async () => {
    await listen("*");
    await account.control("/deliveries/delay", { milliseconds: 1_500 });
    const start = performance.now();
    await makeCustomers("a@example.com", "b@example.com");
    expect((await deliveries()).map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    await settle();
    expect(performance.now() - start).toBeGreaterThan(1_500);
    expect(receiver.emails).toEqual(["a@example.com", "b@example.com"]);
    expect(await account.control("/deliveries/delay", { milliseconds: -1 })).toHaveProperty("error");
  });

  it("is not delivered any more once its account was emptied", async () => {
    await listen("*");
    await account.control("/deliveries/delay", { milliseconds: 2_000 }); // time enough to empty it, on any machine
    await makeCustomers("old@example.com");
    await account.control("/reset", {});
    await listen("*");
    await account.control("/deliveries/delay", { milliseconds: 2_000 }); // what was on its way would come before
    await makeCustomers("new@example.com");
    await settle();
    expect(receiver.emails).toEqual(["new@example.com"]);
  });

  it("stays within its account", async () => {
    await listen("*");
    await openAccount(server).stripe.customers.create({});
    await settle();
    expect(receiver.events).toEqual([]);
  });
});

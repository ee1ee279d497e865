import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openShop, openShopAt, type Shop, subscriber } from "../testing/shop";
import { Visitor } from "../testing/visitor";

let shop: Shop;
const received: string[] = [];
const receiver = createServer((request, response) => {
  request.setEncoding("utf8");
  let body = "";
  request.on("data", (part: string) => {
    body += part;
  });
  request.on("end", () => {
    received.push(JSON.parse(body).data.object.email);
    response.end();
  });
});

beforeAll(async () => {
  shop = await openShop();
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  await shop.stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${port}/`, enabled_events: ["customer.created"] });
});
afterAll(async () => {
  receiver.close();
  await shop.close();
});

const settle = () =>
  fetch(`${shop.url}/_local/deliveries/settle`, { method: "POST", headers: { authorization: `Bearer ${shop.key}` } });
const open = (tab: string) => Visitor.open(`${shop.url}/_local?tab=${tab}`);

describe("the control page", () => {
  it("shows the requests with what they asked", async () => {
    await shop.stripe.customers.create({ email: "seen@example.com" });
    const visitor = await open("requests");
    expect(visitor.text).toContain("POST /v1/customers");
    expect(visitor.text).toContain('"email": "seen@example.com"');
  });

  it("is where a refusal says that it is told", async () => {
    const refused = await shop.stripe.customers.create({ email: "nobody" }).catch((error: unknown) => error);
    const { raw } = refused as { raw: { doc_url?: string; request_log_url?: string } };
    expect(raw.doc_url).toBe("https://stripe.com/docs/error-codes/email-invalid");
    const visitor = await Visitor.open(raw.request_log_url ?? "");
    expect(visitor.text).toContain("400 POST /v1/customers");
    expect(visitor.text).toContain("Invalid email address: nobody");
    expect((await Visitor.open(`${shop.url}/_local/request/req_none`)).status).toBe(404);
  });

  it("holds deliveries and releases them in reverse order", async () => {
    const visitor = await open("deliveries");
    await visitor.press("Hold deliveries");
    await shop.stripe.customers.create({ email: "first@example.com" });
    await shop.stripe.customers.create({ email: "second@example.com" });
    received.length = 0;
    await visitor.follow("Deliveries");
    expect(visitor.text).toContain("Deliveries are being held: 2 wait.");
    await visitor.press("Release in reverse order");
    await settle();
    expect(received).toEqual(["second@example.com", "first@example.com"]);
  });

  it("delays deliveries, and sends one of them twice or not at all", async () => {
    const visitor = await open("deliveries");
    await visitor.press("Set delay", { seconds: "5" });
    expect(visitor.text).toContain("Deliveries leave after 5 s.");
    received.length = 0;
    await shop.stripe.customers.create({ email: "twice@example.com" });
    await shop.stripe.customers.create({ email: "never@example.com" });
    await visitor.follow("Deliveries");
    const [never, twice] = [...visitor.html.matchAll(/aria-label="Drop ([^"]+)"/g)].map(([, about]) => about);
    await visitor.press(`Drop ${never}`);
    await visitor.press(`Duplicate ${twice}`);
    await visitor.press("Set delay", { seconds: "0" });
    await settle();
    expect(received).toEqual(["twice@example.com", "twice@example.com"]);
  });

  it("makes the next call of an operation fail", async () => {
    const visitor = await open("faults");
    const fault = { operation: "POST /v1/products", status: "402", message: "Not today", times: "1" };
    await visitor.press("Add fault", fault);
    expect(visitor.text).toContain('"operation": "POST /v1/products"');
    await expect(shop.stripe.products.create({ name: "Team" })).rejects.toThrow("Not today");
    await expect(shop.stripe.products.create({ name: "Team" })).resolves.toHaveProperty("id");
  });

  it("says what is wrong with a fault and keeps what was typed", async () => {
    const visitor = await open("faults");
    await visitor.press("Add fault", { operation: "everything", message: "Kept" });
    expect(visitor.status).toBe(422);
    expect(visitor.text).toContain("a method and a path");
    expect(visitor.html).toContain('value="Kept"');
  });

  it("moves the clock", async () => {
    const visitor = await open("clock");
    await visitor.press("Advance clock", { count: "400" });
    const year = new Date(Date.now() + 400 * 86_400_000).getUTCFullYear();
    expect(visitor.text).toContain(`it is ${year}-`);
  });

  it("says what becomes of a subscription that nobody pays", async () => {
    const visitor = await open("account");
    await visitor.press("Save", { status_after_retries: "unpaid" });
    expect(visitor.html).toMatch(/<option value="unpaid" selected/);
  });

  it("gives a payment back and lets the bank dispute it", async () => {
    const { customer } = await subscriber(shop);
    const [charge] = (await shop.stripe.charges.list({ customer })).data;
    const visitor = await open("payments");
    await visitor.press(`Refund ${charge?.id}`, { amount: "901" });
    expect(visitor.text).toContain("Refund amount (€9.01) is greater than charge amount (€9.00)");
    await visitor.press(`Refund ${charge?.id}`, { amount: "400" });
    expect(visitor.text).toContain("€4.00 refunded");
    await visitor.press(`Dispute ${charge?.id}`);
    expect(visitor.text).toContain("dispute needs_response");
    await visitor.press(`Business has won ${charge?.id}`);
    expect(visitor.text).toContain("dispute won");
  });

  it("leads to what is older, and back", async () => {
    const busy = await openShopAt(shop.url);
    for (let count = 0; count < 101; count++) await busy.stripe.customers.list();
    await busy.stripe.customers.create({ email: "newest@example.com" });
    const visitor = await open("requests");
    expect(visitor.text).toContain("newest@example.com");
    await visitor.follow("Older");
    expect(visitor.text).toContain("POST /v1/products");
    expect(visitor.text).not.toContain("newest@example.com");
    await visitor.follow("Newer");
    expect(visitor.text).toContain("newest@example.com");
  });

  it("empties an account, and no other", async () => {
    const other = await openShopAt(shop.url);
    const visitor = await open("account");
    expect(visitor.text).toContain(other.key.replace("sk_test_", ""));
    expect(visitor.text).toContain("product 2");
    await visitor.press("Yes, empty it");
    expect((await other.stripe.products.list()).data).toEqual([]);
    expect((await shop.stripe.products.list()).data).not.toEqual([]);
  });

  it("is where somebody arrives who only knows the port", async () => {
    expect((await Visitor.open(shop.url)).text).toContain("What the local Stripe did");
  });

  it("is not operated from another site", async () => {
    const visitor = await open("clock");
    const action = /action="([^"]*clock)"/.exec(visitor.html)?.[1] ?? "";
    const answer = await fetch(new URL(action, shop.url), {
      method: "POST",
      headers: { origin: "https://evil.test", "content-type": "application/x-www-form-urlencoded" },
      body: "count=1&unit=days",
    });
    expect(answer.status).toBe(403);
  });
});

import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { stripeApi } from "../local-stripe";
import { services } from "../services";

const secret = () => services().webhookSecret;
const now = () => Math.floor(Date.now() / 1000);

async function newEvent(description?: string) {
  const id = `evt_e2e${randomBytes(8).toString("hex")}`;
  const object = { ...(await stripeApi().customers.create({})), description };
  const event = { id, object: "event", type: "customer.updated", created: now(), livemode: false, data: { object } };
  return JSON.stringify(event);
}

function sign(payload: string, options: { secret?: string; timestamp?: number } = {}) {
  return stripeApi().webhooks.generateTestHeaderString({ payload, secret: secret(), timestamp: now(), ...options });
}

test.describe("the webhook", () => {
  test("takes an event of Stripe's, and takes it again", async ({ request }) => {
    const data = await newEvent();
    const headers = { "stripe-signature": sign(data), "content-type": "application/json" };
    for (const said of ["stored", "known already"]) {
      const answer = await request.post("/api/stripe/webhook", { data, headers });
      expect(answer.status()).toBe(200);
      expect(await answer.json()).toEqual({ received: said });
    }
  });

  const refused: [string, (payload: string) => string | undefined][] = [
    ["no signature", () => undefined],
    ["nonsense as signature", () => "t=1,v1=00"],
    ["another secret's signature", (payload) => sign(payload, { secret: "whsec_anothers" })],
    ["the signature of another body", () => sign("{}")],
    ["a signature of ten minutes ago", (payload) => sign(payload, { timestamp: now() - 600 })],
    ["a signature from the future", (payload) => sign(payload, { timestamp: now() + 600 })],
  ];
  for (const [what, signature] of refused) {
    test(`refuses ${what}`, async ({ request }) => {
      const data = await newEvent();
      const signed = signature(data);
      const headers = { "content-type": "application/json", ...(signed && { "stripe-signature": signed }) };
      const answer = await request.post("/api/stripe/webhook", { data, headers });
      expect(answer.status()).toBe(400);
    });
  }

  test("takes an event that is longer than any form of ours", async ({ request }) => {
    const data = await newEvent("x".repeat(300_000));
    const answer = await request.post("/api/stripe/webhook", { data, headers: { "stripe-signature": sign(data) } });
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toEqual({ received: "stored" });
  });

  test("refuses a body that is too large, before it looks at it", async ({ request }) => {
    const answer = await request.post("/api/stripe/webhook", { data: "x".repeat(600_000) });
    expect(answer.status()).toBe(413);
  });
});

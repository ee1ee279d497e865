import { createHmac, randomBytes } from "node:crypto";
import { Agent, request } from "node:http";

export type Answer = { status: number; ms: number; retryAfter: string | null };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** An event of somebody's, as long as Stripe's are. */
export function customerEvent(customer: string, idempotencyKey: string | null = null) {
  const id = `evt_${randomBytes(12).toString("hex")}`;
  const address = {
    city: "Ghent",
    country: "BE",
    line1: "Veldstraat 1",
    line2: null,
    postal_code: "9000",
    state: null,
  };
  const object = {
    id: customer,
    object: "customer",
    address,
    balance: 0,
    created: 1_780_000_000,
    currency: "eur",
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: "somebody@example.com",
    invoice_prefix: "ABCD1234",
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: { note: "x".repeat(600) },
    name: "Somebody Else",
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  const event = {
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    data: { object, previous_attributes: { name: "Somebody" } },
    pending_webhooks: 1,
    request: { id: `req_${id}`, idempotency_key: idempotencyKey },
    type: "customer.updated",
  };
  return { id, event, body: JSON.stringify(event, null, 2) };
}

/** Posts a body signed as Stripe signs it. A connection that breaks is status 0. */
export function post(url: string, body: string, secret: string): Promise<Answer> {
  const time = Math.floor(Date.now() / 1000);
  const signature = `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/json",
    "stripe-signature": signature,
    "content-length": Buffer.byteLength(body),
  };
  const begun = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, retryAfter: string | null = null) =>
      resolve({ status, retryAfter, ms: performance.now() - begun });
    const call = request(url, { method: "POST", agent, headers, timeout: 15_000 }, (answer) => {
      answer.resume();
      answer.on("end", () => end(answer.statusCode ?? 0, answer.headers["retry-after"] ?? null));
      answer.on("error", () => end(0));
    });
    call.on("timeout", () => call.destroy());
    call.on("error", () => end(0));
    call.end(body);
  });
}

/** So many clients at a time, each as fast as it is answered, until there is nothing more to do. */
export async function clients(count: number, turn: () => Promise<boolean>): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async () => {
      while (await turn());
    }),
  );
}

import { createHmac, randomBytes } from "node:crypto";
import { Agent, type RequestOptions, request } from "node:http";

/** `broke`: why there was none; its status is 0. */
export type Answer = { status: number; ms: number; retryAfter: string | null; broke: string | null };

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

/** Posts a body signed as Stripe signs it. */
export function post(url: string, body: string, secret: string): Promise<Answer> {
  const time = Math.floor(Date.now() / 1000);
  const signature = `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/json",
    "stripe-signature": signature,
    "content-length": Buffer.byteLength(body),
  };
  return ask(url, { method: "POST", headers }, body);
}

export const get = (url: string, headers: Record<string, string>) => ask(url, { headers });

function ask(url: string, options: RequestOptions, body?: string): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const end = (answer: Omit<Answer, "ms">) => resolve({ ...answer, ms: performance.now() - begun });
    const breakOff = ({ code, message }: NodeJS.ErrnoException) =>
      end({ status: 0, retryAfter: null, broke: code ?? message });
    const call = request(url, { ...options, agent, timeout: 15_000 }, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      answer.resume();
      answer.on("end", () => end({ status, retryAfter: headers["retry-after"] ?? null, broke: null }));
      answer.on("error", breakOff);
    });
    call.on("timeout", () => call.destroy(new Error("no answer within 15 s")));
    call.on("error", breakOff);
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

import Stripe from "stripe";
import { afterAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { inboxPool } from "@/lib/db/inbox-pool";
import { env } from "@/lib/env";
import { holdableDatabase } from "@/lib/testing/holdable-database";
import { POST } from "./route";

const wire = await holdableDatabase();
afterAll(async () => {
  await Promise.all([db().$disconnect(), inboxPool().end()]);
  wire.close();
});

const body = JSON.stringify({
  id: "evt_slow",
  object: "event",
  type: "customer.updated",
  api_version: Stripe.API_VERSION,
  livemode: false,
  created: 1_790_000_000,
  request: null,
  data: { object: { object: "customer", id: "cus_slow" } },
});

// Whoever gives up on a connection that is slow to open, and begins anew, may never have one.
it("goes on opening its connection when it takes longer than Stripe should wait", async () => {
  await db().$queryRaw`SELECT 1`;
  wire.hold();
  const secret = env().STRIPE_WEBHOOK_SECRET[0] ?? "";
  const headers = { "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload: body, secret }) };
  const answer = await POST(new Request("http://localhost/api/stripe/webhook", { method: "POST", body, headers }));
  wire.release();
  expect(answer.status).toBe(503);
  const stored = () => db().stripeEvent.findUnique({ where: { id: "evt_slow" } });
  await expect.poll(stored, { timeout: 5_000 }).toMatchObject({ deliveries: 1 });
});

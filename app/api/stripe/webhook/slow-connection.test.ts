import { afterAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { inboxPool } from "@/lib/db/inbox-pool";
import { customerUpdated, signatureOf } from "@/lib/testing/deliver";
import { holdableDatabase } from "@/lib/testing/holdable-database";
import { POST } from "./route";

const wire = await holdableDatabase();
afterAll(async () => {
  await Promise.all([db().$disconnect(), inboxPool().end()]);
  wire.close();
});

// Whoever gives up on a connection that is slow to open, and begins anew, may never have one.
it("goes on opening its connection when it takes longer than Stripe should wait", async () => {
  await db().$queryRaw`SELECT 1`;
  wire.hold();
  const body = customerUpdated("evt_slow", "cus_slow");
  const headers = { "stripe-signature": signatureOf(body) };
  const answer = await POST(new Request("http://localhost/api/stripe/webhook", { method: "POST", body, headers }));
  wire.release();
  expect(answer.status).toBe(503);
  const stored = () => db().stripeEvent.findUnique({ where: { id: "evt_slow" } });
  await expect.poll(stored, { timeout: 5_000 }).toMatchObject({ deliveries: 1 });
});

import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { customerUpdated, signatureOf } from "@/lib/testing/deliver";
import { POST } from "./route";

const payload = customerUpdated("evt_route", "cus_route");

async function post(body: BodyInit, signature?: string) {
  const headers = { ...(signature && { "stripe-signature": signature }) };
  const request = new Request("http://localhost/api/stripe/webhook", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
  return (await POST(request)).status;
}

describe("POST /api/stripe/webhook", () => {
  it("answers 200 once an event is stored, and 200 again when it is repeated", async () => {
    expect(await post(payload, signatureOf(payload))).toBe(200);
    expect(await post(payload, signatureOf(payload))).toBe(200);
    expect(await db().stripeEvent.findUnique({ where: { id: "evt_route" } })).toMatchObject({ deliveries: 2 });
  });

  it("answers 400 without a signature, or with a wrong one", async () => {
    expect(await post(payload)).toBe(400);
    expect(await post(payload, "t=1,v1=0")).toBe(400);
    expect(await post(`${payload} `, signatureOf(payload))).toBe(400);
  });

  it("reads at most 512 kB of whoever sends it", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    expect(await post(endless)).toBe(413);
    expect(sent).toBeLessThan(1024 * 1024);
  });

  it("answers 503 while no secret is set, so that Stripe tries again", async () => {
    const secrets = env().STRIPE_WEBHOOK_SECRET.splice(0);
    expect(await post(payload, "t=1,v1=0")).toBe(503);
    env().STRIPE_WEBHOOK_SECRET.push(...secrets);
  });

  it("answers 503 when the event cannot be stored, so that Stripe sends it again", async () => {
    await db().$executeRaw`ALTER TABLE "StripeEvent" RENAME TO "Away"`;
    const body = payload.replace("evt_route", "evt_lost");
    expect(await post(body, signatureOf(body))).toBe(503);
    await db().$executeRaw`ALTER TABLE "Away" RENAME TO "StripeEvent"`;
    expect(await post(body, signatureOf(body))).toBe(200);
  });

  it("answers 503 while the database does not answer", async () => {
    const body = payload.replace("evt_route", "evt_late");
    await db().$transaction(
      async (tx) => {
        await tx.$executeRaw`LOCK TABLE "StripeEvent"`;
        expect(await post(body, signatureOf(body))).toBe(503);
      },
      { timeout: 20_000 },
    );
    expect(await post(body, signatureOf(body))).toBe(200);
  });
});

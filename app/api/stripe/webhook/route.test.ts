import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { customerUpdated, signatureOf } from "@/lib/testing/deliver";
import { changed, mutation } from "@/lib/testing/mutation";
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

  it("says once in the log that signatures are wrong, however many are sent", async () => {
    vi.resetModules(); // as a process begins: it has said nothing
    const { log } = await import("@/lib/log");
    const { receiveEvent } = await import("@/lib/webhooks/receive");
    const warn = vi.spyOn(log, "warn");
    const answers = [1, 2, 3].map(() => receiveEvent(Buffer.from(payload), "t=1,v1=0"));
    expect(new Set(await Promise.all(answers))).toEqual(new Set(["bad_signature"]));
    expect(warn.mock.calls).toEqual([[expect.stringContaining("STRIPE_WEBHOOK_SECRET")]]);
  });

  it("answers 400 to whatever is not as it was signed", { timeout: 120_000 }, async () => {
    const good = { header: Buffer.from(signatureOf(payload)), body: Buffer.from(payload) };
    const refused = fc.asyncProperty(mutation, mutation, async (inHeader, inBody) => {
      const header = changed(good.header, inHeader)
        .toString("latin1")
        .replaceAll(/[^!-~\x80-\xff]/g, "x"); // as HTTP takes it
      const body = changed(good.body, inBody);
      if (header === good.header.toString() && body.equals(good.body)) return;
      expect(await post(new Uint8Array(body), header)).toBe(400);
    });
    await fc.assert(refused, { numRuns: 1_000 });
  });

  it("answers 200 to a thin event, keeps none of it, and counts it", async () => {
    const thin = JSON.stringify({ id: "evt_thin", object: "v2.core.event", type: "v2.core.account.created" });
    expect(await post(thin, signatureOf(thin))).toBe(200);
    expect(await db().stripeEvent.count({ where: { id: "evt_thin" } })).toBe(0);
    expect(await db().eventAlarm.findMany({ where: { kind: "thin_event" } })).toMatchObject([
      { value: "v2.core.event", events: 1, lastEventId: "evt_thin", lastType: "v2.core.account.created" },
    ]);
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
    const warn = vi.spyOn(log, "warn");
    const secrets = env().STRIPE_WEBHOOK_SECRET.splice(0);
    expect(await post(payload, "t=1,v1=0")).toBe(503);
    expect(warn.mock.calls).toEqual([[expect.stringContaining("STRIPE_WEBHOOK_SECRET is not set")]]);
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

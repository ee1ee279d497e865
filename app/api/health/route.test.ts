import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { sealLog } from "@/lib/session-logs/seal-log";
import { holdableDatabase } from "@/lib/testing/holdable-database";
import { prepareStripe } from "@/lib/testing/people";
import { GET } from "./route";

const wire = await holdableDatabase();
beforeAll(prepareStripe);
afterAll(async () => {
  await db().$disconnect();
  wire.close();
});

describe("GET /api/health", () => {
  it("says ok while the database answers, and when to ask again while it does not", async () => {
    await db().$executeRaw`SELECT begin_log_seals(now())`; // the template may be hours old
    const before = await GET();
    expect(before.status).toBe(200);
    expect(await before.json()).toEqual({
      status: "ok",
      degraded: false,
      failedEvents: 0,
      oldEvents: 0,
      strangeEvents: 0,
      unsealedHours: 0,
      portalProblems: null,
      hasWebhookSecret: true,
    });
    expect(before.headers.get("cache-control")).toBe("no-store");

    // the check beside has come to its end: nothing but the next request uses the database
    await expect.poll(async () => (await (await GET()).json()).portalProblems).toEqual(expect.any(Number));
    wire.hold();
    const meanwhile = await GET();
    expect(meanwhile.status).toBe(503);
    expect(meanwhile.headers.get("retry-after")).toBe("5");
    expect(await meanwhile.json()).toEqual({ status: "unavailable" });

    wire.release();
    expect((await GET()).status).toBe(200);
  });

  it("says degraded while hours of the log are not sealed, or no secret of the webhook's is set", async () => {
    const answer = async () => (await GET()).json();
    expect(await answer()).toMatchObject({ degraded: false, unsealedHours: 0, portalProblems: 0 });
    await db().$executeRaw`SELECT begin_log_seals(now() - interval '8 hours')`;
    expect(await answer()).toMatchObject({ degraded: true, unsealedHours: expect.toSatisfy((hours) => hours > 5) });
    await sealLog();
    const secrets = env().STRIPE_WEBHOOK_SECRET.splice(0);
    expect(await answer()).toMatchObject({ degraded: true, unsealedHours: 0, hasWebhookSecret: false });
    env().STRIPE_WEBHOOK_SECRET.push(...secrets);
    expect(await answer()).toMatchObject({ degraded: false });
  });
});

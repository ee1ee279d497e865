import { afterAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { holdableDatabase } from "@/lib/testing/holdable-database";
import { GET } from "./route";

const wire = await holdableDatabase();
afterAll(async () => {
  await db().$disconnect();
  wire.close();
});

describe("GET /api/health", () => {
  it("says ok while the database answers, and when to ask again while it does not", async () => {
    await db().$queryRaw`SELECT 1`; // the first connection may take a busy machine longer than a health check waits
    const before = await GET();
    expect(before.status).toBe(200);
    expect(await before.json()).toEqual({
      status: "ok",
      degraded: false,
      failedEvents: 0,
      oldEvents: 0,
      strangeEvents: 0,
      unsealedHours: expect.any(Number),
      portalProblems: null,
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
});

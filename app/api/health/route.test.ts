import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { GET } from "./route";

// A wire to the database that can be held: what is sent waits, as it does for a server that is paused.
const database = new URL(process.env.DATABASE_URL ?? "");
const ends: Socket[] = [];
const wire = createServer((near) => {
  const far = connect(Number(database.port), database.hostname);
  near.pipe(far).pipe(near);
  for (const end of [near, far]) end.on("error", () => {}); // the other side hung up
  ends.push(near, far);
});
await new Promise<void>((ready) => wire.listen(0, "127.0.0.1", ready));
process.env.DATABASE_URL = Object.assign(new URL(database), {
  hostname: "127.0.0.1",
  port: String((wire.address() as AddressInfo).port),
}).href;

afterAll(async () => {
  await db().$disconnect();
  for (const end of ends) end.destroy();
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
    for (const end of ends) end.pause();
    const meanwhile = await GET();
    expect(meanwhile.status).toBe(503);
    expect(meanwhile.headers.get("retry-after")).toBe("5");
    expect(await meanwhile.json()).toEqual({ status: "unavailable" });

    for (const end of ends) end.resume();
    expect((await GET()).status).toBe(200);
  });
});

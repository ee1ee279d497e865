import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CurrentUser } from "@/lib/auth/current-user";
import { db } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { newestCursor } from "./count-newer";
import { followSessionLog } from "./follow";
import { listSessionLog } from "./list";

let support: CurrentUser;
let ana: CurrentUser;
beforeEach(async () => {
  [support, ana] = [await newUser({ role: "support" }), await newUser()];
});

const since = async () => newestCursor((await listSessionLog(support, {})).rows[0]);
const add = (more: object = {}) => db().portalSession.create({ data: logRow(ana, new Date(), more) });
const listening = () =>
  db().$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE application_name = 'portico listens to portal_session' AND datname = current_database() AND query LIKE '%advisory_lock_shared%' AND state = 'idle'`;
const untilListening = (count: number) =>
  vi.waitFor(async () => expect(await listening()).toHaveLength(count), { timeout: 30_000 });

/** What comes, as it comes. */
function readerOf(stream: ReadableStream<Uint8Array>) {
  const reader = stream
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  const until = async (text: string) => {
    for (let seen = ""; ; ) {
      const { value, done } = await reader.read();
      seen += value ?? "";
      if (seen.includes(text)) return;
      if (done) throw new Error(`ended before ${text}: ${seen}`);
    }
  };
  return { until, reader };
}

describe("a new row", () => {
  it("notifies only while somebody follows", async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    const heard: string[] = [];
    client.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await client.connect();
    await client.query("LISTEN portal_session");
    const { id: alone } = await add();
    await client.query("SELECT pg_advisory_lock_shared(hashtext('portal_session'))");
    const { id: followed } = await add();
    await vi.waitFor(() => expect(heard).toContain(followed), { timeout: 30_000 });
    expect(heard).not.toContain(alone);
    await client.end();
  });
});

describe("followSessionLog", () => {
  const isStillAllowed = async () => true;

  it("tells how many have come, of those that match", async () => {
    const all = readerOf(followSessionLog(support, { filters: {}, since: await since(), isStillAllowed }));
    const failed = readerOf(
      followSessionLog(support, { filters: { error: "no_customer" }, since: await since(), isStillAllowed }),
    );
    await untilListening(1); // one connection for both
    await add();
    await add({ errorCode: "no_customer" });
    await all.until("event: count\ndata: 2\n");
    await failed.until("event: count\ndata: 1\n");
    await Promise.all([all.reader.cancel(), failed.reader.cancel()]);
    await untilListening(0);
  });

  it("tells of what came while the connection was away", async () => {
    const { until, reader } = readerOf(
      followSessionLog(support, { filters: {}, since: await since(), isStillAllowed }),
    );
    await untilListening(1);
    const [{ pid } = { pid: 0 }] = await listening();
    await db().$queryRaw`SELECT pg_terminate_backend(${pid}::int)`;
    await add();
    await until("event: count\ndata: 1\n");
    await reader.cancel();
  });

  it("tells who was behind how many have come, though none come after", async () => {
    const follow = { filters: {}, since: await since(), isStillAllowed, heartbeatMs: 5 };
    const [slow, quick] = [followSessionLog(support, follow), readerOf(followSessionLog(support, follow))];
    const untilSlowIsFull = async () => {
      for (let beats = 0; beats < 60; beats++) await quick.until(": \n\n");
    };
    await untilSlowIsFull();
    await add();
    await quick.until("event: count\ndata: 1\n");
    await untilSlowIsFull();
    const { until, reader } = readerOf(slow);
    await until("event: count\ndata: 1\n");
    await Promise.all([reader.cancel(), quick.reader.cancel()]);
  });

  it("ends for who may not read any more", async () => {
    const follow = { filters: {}, since: await since(), recheckMs: 20, isStillAllowed: async () => false };
    const { until, reader } = readerOf(followSessionLog(support, follow));
    await until("event: over\n");
    expect(await reader.read()).toMatchObject({ done: true });
    await untilListening(0);
  });

  it("is for staff, and for so many at once", async () => {
    const follow = { filters: {}, since: await since(), isStillAllowed };
    expect(() => followSessionLog(ana, follow)).toThrow(expect.objectContaining({ code: "not_found" }));
    const streams = Array.from({ length: 50 }, () => followSessionLog(support, follow));
    expect(() => followSessionLog(support, follow)).toThrow(expect.objectContaining({ code: "rate_limited" }));
    await Promise.all(streams.map((stream) => stream.cancel()));
    await followSessionLog(support, follow).cancel();
  });
});

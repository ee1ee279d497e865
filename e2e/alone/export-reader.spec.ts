import { randomUUID } from "node:crypto";
import { get, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { APIRequestContext } from "@playwright/test";
import pg from "pg";
import { expect, test } from "../fixtures";
import { adminSession } from "../global-setup";
import { services } from "../services";

test.use({ storageState: adminSession });

// A file of forty megabytes, more than twice what the buffers on its way may hold. Its rows have an error of their own,
// by which they are asked for, and as the owner of the log this test lets them go again.
const [rows, size, error] = [10_000, 4_000, "reader_test"];
const database = new pg.Client({ connectionString: services().ownerDatabaseUrl });

test.beforeAll(async () => {
  await database.connect();
  await database.query(
    `INSERT INTO "PortalSession"
       ("id", "intentKey", "openedByRole", "source", "state", "errorCode", "userAgent")
     SELECT uuidv7(), gen_random_uuid(), 'customer', '/account', 'denied', $1, repeat('x', $2::int)
     FROM generate_series(1, $3::int)`,
    [error, size, rows],
  );
});
test.afterAll(async () => {
  await database.query("SET portico.retention = 'on'");
  await database.query(`DELETE FROM "PortalSession" WHERE "errorCode" = $1`, [error]);
  await database.end();
});

const addressOf = (key: string) => `${services().app}/admin/sessions/export?format=ndjson&error=${error}&key=${key}`;
async function cookieOf(request: APIRequestContext): Promise<string> {
  const { cookies } = await request.storageState();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Begins the download, and reads nothing of it yet. Playwright's own requests read as fast as they can. */
async function download(request: APIRequestContext): Promise<{ key: string; file: IncomingMessage }> {
  const [key, cookie] = [randomUUID(), await cookieOf(request)];
  const file = await new Promise<IncomingMessage>((resolve, reject) => {
    get(addressOf(key), { headers: { cookie } }, resolve).on("error", reject);
  });
  expect(file.statusCode).toBe(200);
  return { key, file };
}

/** What PostgreSQL says of its statement: what it waits for, and the rows it has sent so far; undefined: there is none. */
async function statementOf(key: string): Promise<{ waitsFor: string | null; sent: number } | undefined> {
  const { rows: found } = await database.query(
    `SELECT a.wait_event AS "waitsFor", coalesce(p.tuples_processed, 0)::int AS "sent"
     FROM pg_stat_activity a LEFT JOIN pg_stat_progress_copy p USING (pid) WHERE a.application_name = $1`,
    [`portico export ${key}`],
  );
  return found[0];
}

const progressOf = async (request: APIRequestContext, key: string) =>
  (await request.get(`/admin/sessions/export/progress?key=${key}`)).json();

test("an export waits for a slow reader, holds little of it meanwhile, and is whole in the end", async ({
  request,
}) => {
  const { key, file } = await download(request);
  await expect.poll(() => statementOf(key)).toMatchObject({ waitsFor: "ClientWrite" });
  const { sent } = (await statementOf(key)) ?? {};
  expect(sent).toBeGreaterThan(0);
  expect(Number(sent) * size).toBeLessThan(20e6); // on its way, the kernel's buffers of two connections included
  const lines = (await text(file)).trimEnd().split("\n");
  expect(lines).toHaveLength(rows + 1);
  expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ end: true, rows });
  expect(await progressOf(request, key)).toMatchObject({ state: "complete", rows });
  expect(await statementOf(key)).toBeUndefined();
});

test("an export ends at PostgreSQL within two seconds after its reader has gone", async ({ request }) => {
  const { key, file } = await download(request);
  await expect.poll(() => statementOf(key)).toMatchObject({ waitsFor: "ClientWrite" });
  file.destroy();
  await expect.poll(() => statementOf(key), { timeout: 2_000, intervals: [50] }).toBeUndefined();
  await expect.poll(() => progressOf(request, key)).toMatchObject({ state: "ended", rows: null });
});

/** How many of these exports are under way, by what is written down of them. */
async function underWay(keys: string[]): Promise<number> {
  const { rows: found } = await database.query(
    `SELECT count(*) FILTER (WHERE "action" = 'log_exported') - count(*) FILTER (WHERE "action" = 'log_export_ended') AS "open"
     FROM "AdminEvent" WHERE "subjectType" = 'export' AND "subjectId" = ANY ($1)`,
    [keys],
  );
  return Number(found[0]?.open);
}

test("an export whose reader goes as soon as it is begun ends as soon, and leaves its place", async ({ request }) => {
  const cookie = await cookieOf(request);
  const keys = Array.from({ length: 8 }, () => randomUUID());
  for (const key of keys) {
    const asked = get(addressOf(key), { headers: { cookie } });
    asked.on("error", () => {}); // it is us who go
    await expect.poll(() => underWay([key]), { intervals: [1] }).toBe(1);
    asked.destroy();
    await expect.poll(() => underWay([key]), { timeout: 5_000, intervals: [50] }).toBe(0);
  }
  const { file } = await download(request);
  file.destroy();
});

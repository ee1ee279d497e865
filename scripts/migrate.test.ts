import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";

// A deployment as the README has it: the settings stand in .env, and nowhere else.
const folder = mkdtempSync(join(tmpdir(), "portico-migrate-"));
const ours = new URL(process.env.DATABASE_URL ?? "");
const name = `${ours.pathname.slice(1)}_new`;
const url = Object.assign(new URL(ours), { pathname: `/${name}` });

const migrate = async (databaseUrl: string) => {
  writeFileSync(join(folder, ".env"), `DATABASE_URL=${databaseUrl}\n`);
  const { DATABASE_URL: _, ...env } = process.env;
  const options = { cwd: folder, env: { ...env, CHECKPOINT_DISABLE: "1" } };
  return (await promisify(execFile)("npm", ["run", "--silent", "migrate"], options)).stdout;
};
const read = async (sql: string) => {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
};

beforeAll(async () => {
  for (const part of ["package.json", "node_modules", "prisma", "prisma.config.ts", "scripts"]) {
    symlinkSync(resolve(part), join(folder, part));
  }
  await db().$executeRawUnsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await db().$executeRawUnsafe(`CREATE DATABASE ${name}`);
});
afterAll(async () => {
  await db().$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`);
  rmSync(folder, { recursive: true });
});

it("brings an empty database up to date from what stands in .env: tables, job queue and the app's rights; again is harmless", async () => {
  await migrate(url.href);
  await migrate(url.href);
  expect(
    await read(`SELECT has_table_privilege('portico_app', '"PortalSession"', 'INSERT') AS "log",
      has_table_privilege('portico_app', 'graphile_worker._private_jobs', 'INSERT') AS "queue"`),
  ).toEqual([{ log: true, queue: true }]);
});

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../migrate";
import { createDatabase, dropDatabase, query } from "../postgres/databases";
import type { Postgres } from "../postgres/server";

/**
 * A database with every migration applied and nothing in it, to be copied for each test file. It is made once for a set
 * of migrations; runs that start at the same moment wait for the one that makes it.
 */
export async function ensureTemplate(postgres: Postgres): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const lock = new pg.Client({ connectionString: postgres.url("postgres") });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock(hashtext('portico template'))");
    const found = await lock.query<{ datname: string }>(
      "select datname from pg_database where datname like 'template\\_%'",
    );
    const templates = found.rows.map((row) => row.datname);
    if (templates.includes(name)) return name;

    const unfinished = `unfinished_${name}`;
    await dropDatabase(postgres.url("postgres"), unfinished);
    await createDatabase(postgres.url("postgres"), unfinished);
    await migrate(postgres.url(unfinished));
    await query(postgres.url("postgres"), `ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    for (const old of templates) await dropDatabase(postgres.url("postgres"), old);
    return name;
  } finally {
    await lock.end();
  }
}

/** What the tables are made from: our migrations, and the version of the job queue that brings its own. */
function migrationsHash(): string {
  const hash = createHash("sha256");
  const folder = join(import.meta.dirname, "../../prisma/migrations");
  hash.update(readFileSync(join(folder, "../app-role.sql")));
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (path.endsWith(".sql")) hash.update(path).update(readFileSync(join(folder, path)));
  }
  const manifest = readFileSync(join(import.meta.dirname, "../../package.json"), "utf8");
  hash.update(/"graphile-worker": "[^"]+"/.exec(manifest)?.[0] ?? "");
  return hash.digest("hex").slice(0, 12);
}

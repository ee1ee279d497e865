import { join } from "node:path";
import pg from "pg";
import { dropDatabase, query } from "../postgres/databases";
import { type Postgres, startPostgres } from "../postgres/server";

/** Where the tests' own server keeps its data. */
export const testPostgresDir = join(import.meta.dirname, "../../.local/test/postgres");

export type TestPostgres = { postgres: Postgres; run: string; leave: () => Promise<void> };

/**
 * The server that all test runs of this folder share. Each run is marked by a connection of its own; databases of runs
 * that are gone are dropped, and the last run to leave stops the server.
 */
export async function joinTestPostgres(): Promise<TestPostgres> {
  const postgres = await startPostgres({ dir: testPostgresDir, durable: false });
  const admin = postgres.url("postgres");
  const run = `${Date.now().toString(36)}${process.pid.toString(36)}`;
  const mark = new pg.Client({ connectionString: admin, application_name: `portico tests ${run}` });
  mark.on("error", () => {}); // another run's crash recovery may end it; the tests themselves will tell
  await mark.connect();

  const others = async () => {
    const sql = "select application_name from pg_stat_activity where application_name like 'portico tests %'";
    const names = (await query<{ application_name: string }>(admin, sql)).map((row) => row.application_name);
    return names.map((name) => name.slice("portico tests ".length)).filter((name) => name !== run);
  };
  const dropUnless = async (alive: string[]) => {
    const sql = "select datname from pg_database where datname like 'test\\_%'";
    for (const { datname } of await query<{ datname: string }>(admin, sql)) {
      if (!alive.includes(datname.split("_")[1] ?? "")) await dropDatabase(admin, datname);
    }
  };

  await dropUnless([run, ...(await others())]);
  const leave = async () => {
    const remaining = await others();
    await dropUnless(remaining);
    await mark.end();
    if (!remaining.length) await postgres.stop();
  };
  return { postgres, run, leave };
}

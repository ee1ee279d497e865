import pg from "pg";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

// A worker that was killed would keep its jobs locked for four hours. Each living one therefore holds a lock of the
// database's own, named after it, which ends with its connection: whose lock is free is dead.
const space = 0x706f7274;

/** The sign of life of this process's workers, held by one connection. */
export async function holdLife() {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: "portico worker" });
  let lost = () => {};
  const fail = (err: Error) => {
    log.error({ err }, "the worker lost its database connection");
    lost();
  };
  client.on("error", fail);
  await client.connect();
  return {
    holdFor: (workerId: string) => {
      client.query("SELECT pg_advisory_lock($1, hashtext($2))", [space, workerId]).catch(fail);
    },
    onLost: (act: () => void) => {
      lost = act;
    },
    end: () => client.end(),
  };
}

/**
 * Gives the jobs of dead workers back to the living.
 * @returns of how many workers
 */
export async function unlockDeadWorkers(): Promise<number> {
  const dead = await db().$queryRaw<{ workerId: string }[]>`
    SELECT "locked_by" AS "workerId"
    FROM (SELECT DISTINCT "locked_by" FROM graphile_worker.jobs WHERE "locked_by" IS NOT NULL) AS lockers
    WHERE pg_try_advisory_xact_lock(${space}::int, hashtext("locked_by"))`;
  const ids = dead.map(({ workerId }) => workerId);
  if (ids.length) await db().$executeRaw`SELECT graphile_worker.force_unlock_workers(${ids}::text[])`;
  return ids.length;
}

import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

// the development server reloads modules, and proxy.ts is bundled apart from the pages: one pool, not one each
const globals = globalThis as unknown as { porticoPool?: pg.Pool };

/**
 * The connections of pages, forms and the worker's reads.
 * pg waits for ever by default. A stalled database must become an error a person can read, within two seconds.
 */
export function databasePool(): pg.Pool {
  if (!globals.porticoPool) {
    const pool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: 2_000,
      query_timeout: 10_000,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 10_000,
    });
    pool.on("error", (err) => log.warn({ err }, "a database connection was lost"));
    globals.porticoPool = pool;
  }
  return globals.porticoPool;
}

import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

// the development server reloads modules: one pool, not one a reload
const globals = globalThis as unknown as { porticoInbox?: pg.Pool };

/**
 * The connection by which Stripe's events come in: no page's statement keeps it busy, and what it prepares stays prepared.
 * A stalled database is an error before Stripe has lost patience.
 */
export function inboxPool(): pg.Pool {
  if (!globals.porticoInbox) {
    const pool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      application_name: "portico inbox",
      max: 1,
      allowExitOnIdle: true, // a script that is done ends
      // longer than Stripe is let wait: on a busy machine, one that is given up and begun anew may never be had
      connectionTimeoutMillis: 5_000,
      query_timeout: 1_500,
      statement_timeout: 1_500,
    });
    pool.on("error", (err) => log.warn({ err }, "the inbox lost its database connection"));
    globals.porticoInbox = pool;
  }
  return globals.porticoInbox;
}

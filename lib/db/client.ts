import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { env } from "@/lib/env";
import { statementName } from "./statement-name";

// pg waits for ever by default. A stalled database must become an error a person can read, within two seconds.
const open = () =>
  new PrismaClient({
    errorFormat: "minimal", // an error names what went wrong, and quotes nothing of the row
    adapter: new PrismaPg(
      {
        connectionString: env().DATABASE_URL,
        max: 10,
        connectionTimeoutMillis: 2_000,
        query_timeout: 10_000,
        statement_timeout: 10_000,
        idle_in_transaction_session_timeout: 10_000,
      },
      { statementNameGenerator: statementName },
    ),
  });

// the development server reloads modules: one pool, not one a reload
const globals = globalThis as unknown as { portico?: { db?: PrismaClient } };
globals.portico ??= {};

/** The one Prisma client of this process, opened on first use. */
export function db(): PrismaClient {
  const kept = globals.portico as { db?: PrismaClient };
  kept.db ??= open();
  return kept.db;
}

/** The client inside `db().$transaction(async (tx) => …)`. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

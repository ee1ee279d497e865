import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { databasePool } from "./pool";
import { statementName } from "./statement-name";

const open = () =>
  new PrismaClient({
    errorFormat: "minimal", // an error names what went wrong, and quotes nothing of the row
    adapter: new PrismaPg(databasePool(), { statementNameGenerator: statementName, disposeExternalPool: true }),
  });

// the development server reloads modules: one client, not one a reload
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

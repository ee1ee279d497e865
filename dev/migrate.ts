import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { clone } from "./processes";
import { runToEnd } from "./run-to-end";

const quiet = { CHECKPOINT_DISABLE: "1" }; // Prisma asks its server for news of itself

/** Applies the migrations to a database: `npm run migrate`, as in production. */
export async function migrate(databaseUrl: string): Promise<void> {
  await runToEnd("npm", ["run", "--silent", "migrate"], { env: { ...quiet, DATABASE_URL: databaseUrl } });
}

/** Makes the Prisma client when it is missing (install scripts were skipped) or older than the schema. */
export async function ensurePrismaClient(): Promise<void> {
  const made = join(clone, "generated/prisma/client.ts");
  const schema = join(clone, "prisma/schema.prisma");
  if (existsSync(made) && statSync(made).mtimeMs >= statSync(schema).mtimeMs) return;
  await runToEnd(process.execPath, ["node_modules/prisma/build/index.js", "generate"], { env: quiet });
}

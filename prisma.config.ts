import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { defineConfig } from "prisma/config";

if (existsSync(".env")) process.loadEnvFile(".env"); // Prisma 7 reads no .env by itself

// Migrations run in a schema engine. Installing `prisma` downloads a native one; where that did not happen (no way out
// to its server), use the same engine built as WebAssembly (npm: @prisma/schema-engine-wasm) through our stand-in.
const fromPrisma = createRequire(createRequire(import.meta.url).resolve("prisma/package.json"));
const engines = dirname(fromPrisma.resolve("@prisma/engines/package.json"));
const native = readdirSync(engines).some((file) => file.startsWith("schema-engine-"));
if (!native && process.platform !== "win32") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(import.meta.dirname, "prisma/schema-engine.mjs");
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations", seed: "tsx --conditions=react-server prisma/seed.ts" },
  datasource: { url: process.env.DATABASE_URL },
});

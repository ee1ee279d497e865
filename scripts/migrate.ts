import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";

if (existsSync(".env")) process.loadEnvFile(".env");

// Brings the database up to date, as the role that owns it: our tables, the job queue's own, and then what the app's role may
// do with both. Of all settings it takes DATABASE_URL alone: the owner's is nobody's but whoever migrates.
const connectionString = process.env.DATABASE_URL;
if (!connectionString) throw new Error("DATABASE_URL is not set: the database to migrate, as the role that owns it");

const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
const { status } = spawnSync(process.execPath, [prisma, "migrate", "deploy"], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") console.error(message);
});
await runMigrations({ connectionString, logger });

const client = new pg.Client({ connectionString });
client.on("notice", ({ message }) => console.log(message)); // where the app's role is missing, it says so
await client.connect();
await client
  .query(readFileSync(new URL("../prisma/app-role.sql", import.meta.url), "utf8"))
  .finally(() => client.end());

import { runToEnd } from "./run-to-end";

/** Applies the migrations to a database: `npm run migrate`, as in production. */
export async function migrate(databaseUrl: string): Promise<void> {
  await runToEnd("npm", ["run", "--silent", "migrate"], { DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: "1" });
}

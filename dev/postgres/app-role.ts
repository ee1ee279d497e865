import { createHash } from "node:crypto";
import pg from "pg";
import { query } from "./databases";

const duplicateObject = "42710";

/**
 * The role that the app logs in as, with the rights that prisma/app-role.sql gives: not the owner of its log.
 * @returns the address of the database for that role
 */
export async function ensureAppRole(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  const password = createHash("sha256").update(`portico ${url.password}`).digest("hex");
  await query(ownerUrl, `CREATE ROLE portico LOGIN PASSWORD '${password}' IN ROLE portico_app`).catch((error) => {
    if (!(error instanceof pg.DatabaseError && error.code === duplicateObject)) throw error;
  });
  return Object.assign(url, { username: "portico", password }).href;
}

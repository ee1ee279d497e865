import pg from "pg";

/** Runs statements on one connection. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {}); // a connection that breaks afterwards is nobody's failure
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Makes a database, empty or as a copy of a template; `false` when there is one of that name. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<boolean> {
  try {
    const copy = template ? ` TEMPLATE ${pg.escapeIdentifier(template)} STRATEGY FILE_COPY` : "";
    await query(adminUrl, `CREATE DATABASE ${pg.escapeIdentifier(name)}${copy}`);
    return true;
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code === "42P04" || code === "23505") return false; // exists, or is being made by another at this moment
    throw error;
  }
}

/** Drops a database, if it is there, and whatever is connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await query(adminUrl, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

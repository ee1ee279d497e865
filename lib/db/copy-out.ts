import "server-only";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { env } from "@/lib/env";

export type CopyOut = {
  /** What comes out, as it comes; PostgreSQL waits while nobody reads. */
  chunks: AsyncIterator<Buffer>;
  /** How many rows it was, once all have been read. */
  finish(): Promise<number>;
  /** Ends it at any moment: the connection goes, and with it the statement. */
  abort(): void;
};

// An index gives the rows in their order from the first moment; a sort would come first, of millions of rows on disk.
// And a statement whose reader has gone is ended by PostgreSQL itself, whatever it is at. In so much memory it keeps the
// names of 200,000 people (30 MB) that it has looked up; in the usual 4 MB it looks up most of them anew for each row.
const settings =
  "SET enable_sort = off; SET work_mem = '64MB'; SET client_connection_check_interval = '500ms'; SET statement_timeout = '30min'";

/** Runs `COPY (…) TO STDOUT` on a connection of its own, that carries a name by which its progress can be asked for. */
export async function copyOut(statement: string, name: string): Promise<CopyOut> {
  const { DATABASE_URL: connectionString } = env();
  const client = new pg.Client({ connectionString, application_name: name, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {}); // of a connection that abort() cut; its statement fails with the same
  await client.connect();
  const abort = () => {
    copy?.destroy();
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  };
  let copy: ReturnType<typeof copyTo> | undefined;
  try {
    await client.query(settings);
    copy = client.query(copyTo(statement, { highWaterMark: 256 * 1024 }));
    copy.on("error", () => {}); // who reads the chunks meets it; after abort() nobody does
  } catch (error) {
    abort();
    throw error;
  }
  const running = copy;
  const finish = async () => {
    await client.query("SELECT 1"); // what COPY says at its end has come when this is answered
    await client.end();
    return running.rowCount;
  };
  return { chunks: running[Symbol.asyncIterator](), finish, abort };
}

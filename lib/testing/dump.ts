import { db } from "@/lib/db/client";

/** Every row of every table, as a dump has it. */
export async function dump(): Promise<{ table: string; text: string }[]> {
  const tables = await db().$queryRaw<{ table: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS "table" FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`;
  return Promise.all(
    tables.map(async ({ table }) => {
      const [row] = await db().$queryRawUnsafe<[{ text: string }]>(
        `SELECT coalesce(string_agg(row_to_json(r)::text, E'\\n'), '') AS "text" FROM ${table} r`,
      );
      return { table, text: row.text };
    }),
  );
}

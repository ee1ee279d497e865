import "server-only";
import type { QueryResultRow } from "pg";
import type { Prisma } from "@/generated/prisma/client";
import { databasePool } from "./pool";
import { statementName } from "./statement-name";

/**
 * The rows of a statement as pg reads them, for lists of the log: Prisma looks at each value three times more, which for
 * fifty visits takes longer than PostgreSQL does, and leaves so much behind that every twentieth page waits 8 ms for it to be cleared away.
 * Times are Dates, JSON is parsed, a bigint is text. Nothing checks that rows are what the type says.
 */
export async function readRows<Row extends QueryResultRow>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const name = statementName({ sql: text, args: values });
  const { rows } = await databasePool().query<Row>({ text, values, name });
  return rows;
}

import { expect } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { db, type Transaction } from "@/lib/db/client";

/** How PostgreSQL would run this, in its words; `options` of EXPLAIN, in their brackets. */
export async function planOf(query: Prisma.Sql, options = Prisma.empty, tx: Transaction = db()): Promise<string> {
  expect(query.sql).not.toMatch(/\boffset\b/i);
  const rows = await tx.$queryRaw<{ "QUERY PLAN": string }[]>`EXPLAIN ${options} ${query}`;
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

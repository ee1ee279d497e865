import pg from "pg";
import { vi } from "vitest";
import { db } from "@/lib/db/client";

/** PostgreSQL's plan of the statement with this part that some work sends; `options` of EXPLAIN, in their brackets. */
export async function planOfSent(part: string, work: () => Promise<unknown>, options = ""): Promise<string> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  sent.mockClear(); // of a test that spies, too
  await work();
  const statements = sent.mock.calls.map(([query]) => query as unknown as { text: string; values: unknown[] });
  const { text, values = [] } = statements.find((one) => one.text.includes(part)) ?? {};
  if (!text) throw new Error(`nothing was sent with ${part} in it`);
  const lines = await db().$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${options} ${text}`, ...values);
  return lines.map((line) => line["QUERY PLAN"]).join("\n");
}

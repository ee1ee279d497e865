import pg from "pg";
import { vi } from "vitest";
import { db } from "@/lib/db/client";

type Sent = { text: string; values?: unknown[] };

/** PostgreSQL's plan of the statement with this part that some work sends; `options` of EXPLAIN, in their brackets. */
export async function planOfSent(part: string, work: () => Promise<unknown>, options = ""): Promise<string> {
  const [plan] = await plansOfSent(part, work, options);
  if (!plan) throw new Error(`nothing was sent with ${part} in it`);
  return plan;
}

/** The same of each such statement, in the order in which they were sent. */
export async function plansOfSent(part: string, work: () => Promise<unknown>, options = ""): Promise<string[]> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  sent.mockClear(); // of a test that spies, too
  await work();
  const statements = sent.mock.calls.map(([query]) => query as unknown as Sent);
  const plans: string[] = [];
  for (const { text, values = [] } of statements.filter((one) => one.text?.includes(part))) {
    const lines = await db().$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${options} ${text}`, ...values);
    plans.push(lines.map((line) => line["QUERY PLAN"]).join("\n"));
  }
  return plans;
}

import { db } from "./client";

/** The database's clock. Instances may disagree about the time; rows are ordered by one clock only. */
export async function databaseNow(): Promise<Date> {
  const [row] = await db().$queryRaw<[{ now: Date }]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
  return row.now;
}

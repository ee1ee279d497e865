import { expect, it } from "vitest";
import { recordStaffAct } from "@/lib/auth/admin-event";
import { db } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { sealLog } from "./seal-log";
import { verifyLog } from "./verify-log";

process.env.LOG_RETENTION_DAYS = "600"; // read when it is first asked for

const ago = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000);
const date = (time: Date) => time.toISOString().slice(0, 10);

const breaches = async () => {
  const found: string[] = [];
  for await (const { what } of verifyLog()) found.push(what);
  return found;
};

it("where the log is kept longer, a month of 470 days ago is missing unless it went while it was kept shorter", async () => {
  await db().$queryRaw`SELECT make_log_partitions(${date(ago(470))}::date, ${date(ago(440))}::date)`;
  await db().portalSession.create({ data: logRow(await newUser(), ago(470)) });
  await db().$executeRaw`SELECT begin_log_seals(${ago(480)})`;
  await sealLog();
  expect(await breaches()).toEqual([]);

  await db().$queryRaw`SELECT drop_log_partitions(400)`; // by the owner of the database
  const month = `PortalSession_${date(ago(470)).slice(0, 7).replace("-", "_")}`;
  expect(await breaches()).toContain(`${month} is missing, long before its time.`);

  await recordStaffAct({ actor: null, action: "retention", after: { months: [month], keepDays: 400 } });
  expect(await breaches()).toEqual([]);
});

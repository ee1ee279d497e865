import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { logRow } from "@/lib/testing/log-rows";
import { newUser } from "@/lib/testing/people";
import { listSessionLog } from "./list";

const hour = 3_600_000;
const at = new Date(Date.UTC(2021, 4, 31, 23, 30)); // half an hour before June

describe("a session whose id tells another time than its row", () => {
  it("is found by its row's time: from the month after, and where its month was never made", async () => {
    const admin = await newUser({ role: "admin" });
    await db().$executeRaw`SELECT make_log_partitions('2021-06-01', '2021-06-01')`;
    const later = (moment: Date) => logRow(admin, moment, { id: uuidv7({ msecs: moment.getTime() + hour }) });
    const beforeYear = new Date(Date.UTC(2019, 11, 31, 23, 30)); // goes to the default partition
    await db().portalSession.createMany({ data: [later(at), later(beforeYear)] });
    const foundAt = async (moment: Date) => {
      const filter = { from: new Date(moment.getTime() - 60_000), to: new Date(moment.getTime() + 60_000) };
      return (await listSessionLog(admin, filter)).rows.map(({ requestedAt }) => requestedAt);
    };
    expect(await foundAt(at)).toEqual([at]);
    expect(await foundAt(beforeYear)).toEqual([beforeYear]);
  });

  it("is refused where they lie more than a day apart: a search by time would not find it", async () => {
    const admin = await newUser({ role: "admin" });
    await db().$executeRaw`SELECT make_log_partitions('2021-06-01', '2021-06-01')`;
    const row = logRow(admin, new Date(at.getTime() - 48 * hour), { id: uuidv7({ msecs: Date.UTC(2021, 5, 20) }) });
    await expect(db().portalSession.create({ data: row })).rejects.toThrow(/PortalSession_times/);
    const ofNoTime = logRow(admin, at, { id: randomUUID() });
    await expect(db().portalSession.create({ data: ofNoTime })).rejects.toThrow(/PortalSession_id_tells_time/);
  });
});
